import { capital } from '../../lib/language/phrases.ts';
import { number } from '../../lib/language/wording.ts';
import { useWords } from '../words-context.ts';
import { COMPONENTS, GROUPS, type ComponentId } from '../../lib/openness/components.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { RecipeMark } from '../RecipeMark.tsx';
import { cellIn } from './filter.ts';
import { Legend } from './Legend.tsx';
import type { RowsProps } from './ModelTable.tsx';
import { SortButton } from './SortButton.tsx';
import { useWindow } from './use-window.ts';

/** In CSS pixels, as in explorer.css. */
const ROW_HEIGHT = 26;

const groupStarts: ReadonlySet<ComponentId> = new Set(
  GROUPS.flatMap((group) => COMPONENTS.find((component) => component.group === group)?.id ?? []),
);
const columnClass = (id: ComponentId) => (groupStarts.has(id) ? 'or-turned or-first' : 'or-turned');

/** Of the rows that can have a component, the share that has it open. */
function shareOpen(rows: readonly OverviewRow[], component: ComponentId): number | null {
  const cells = rows.map((row) => cellIn(row, component)).filter((cell) => cell !== 'absent');
  return cells.length === 0 ? null : cells.filter((cell) => cell === 'full').length / cells.length;
}

/** Components x models: one small cell each, in the looks of the recipe chart. A screen reader reads it as a table. */
export function HeatMap({ rows, query, onQuery, onOpen }: RowsProps) {
  const words = useWords();
  const [{ from, to, above, below }, scroller] = useWindow(rows.length, ROW_HEIGHT);
  return (
    <>
      <Legend />
      <div class="or-scroller" ref={scroller}>
        <table class="or-grid or-heat" aria-rowcount={rows.length + 3}>
          <colgroup>
            <col class="or-wide" />
            {COMPONENTS.map(({ id }) => (
              <col key={id} class={groupStarts.has(id) ? 'or-first' : undefined} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <SortButton rowSpan={2} column="name" query={query} onQuery={onQuery} class="or-col-name">
                {words.explorerColumns.name}
              </SortButton>
              {GROUPS.map((group) => (
                <th
                  key={group}
                  class="or-first"
                  scope="colgroup"
                  colSpan={COMPONENTS.filter((component) => component.group === group).length}
                >
                  {capital(words.groups[group])}
                </th>
              ))}
            </tr>
            <tr aria-rowindex={2}>
              {COMPONENTS.map(({ id }) => (
                <SortButton key={id} column={id} query={query} onQuery={onQuery} class={columnClass(id)}>
                  <span>{capital(words.components[id])}</span>
                </SortButton>
              ))}
            </tr>
            <tr class="or-shares" aria-rowindex={3}>
              <th scope="row">{words.explorer.shareOpen}</th>
              {COMPONENTS.map(({ id }) => {
                const share = shareOpen(rows, id);
                return (
                  <td key={id} class={groupStarts.has(id) ? 'or-first' : undefined}>
                    {share === null ? '' : number(words, share * 100, 0)}
                  </td>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr class="or-gap" aria-hidden="true" style={{ height: `${above}px` }} />}
            {rows.slice(from, to).map((row, place) => (
              <tr key={row.id} data-tier={row.tier} aria-rowindex={from + place + 4}>
                <th class="or-col-name" scope="row">
                  <button type="button" class="or-name" title={row.name} onClick={() => onOpen(row.id)}>
                    <RecipeMark mark={row.mark} size={14} />
                    <span>{row.name}</span>
                  </button>
                </th>
                {COMPONENTS.map(({ id }) => {
                  const status = row.statuses[id];
                  const text = status === undefined ? words.cells.absent : words.statuses[status];
                  return (
                    <td
                      key={id}
                      class={groupStarts.has(id) ? 'or-first' : undefined}
                      title={`${capital(words.components[id])}: ${text}`}
                    >
                      <span class="or-cell" data-cell={cellIn(row, id)} />
                      <span class="or-hidden">{text}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
            {below > 0 && <tr class="or-gap" aria-hidden="true" style={{ height: `${below}px` }} />}
          </tbody>
        </table>
      </div>
    </>
  );
}
