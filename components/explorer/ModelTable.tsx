import { badgeText } from '../../lib/language/badge-words.ts';
import { capital } from '../../lib/language/phrases.ts';
import { dateText, sizeRangeText } from '../../lib/language/wording.ts';
import { useWords } from '../words-context.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { RecipeMark } from '../RecipeMark.tsx';
import { SortButton } from './SortButton.tsx';
import { MOST_COMPARED, type Query } from './query.ts';
import { useWindow } from './use-window.ts';

export interface RowsProps {
  /** In their order. */
  readonly rows: readonly OverviewRow[];
  readonly query: Query;
  readonly onQuery: (changes: Partial<Query>) => void;
  readonly onOpen: (id: string) => void;
}

/** In CSS pixels, as in explorer.css. */
const ROW_HEIGHT = 36;

const COLUMNS = ['name', 'tier', 'developer', 'size', 'released', 'licence', 'claims'] as const;

/** All rows as a table; only those in view are in the document, and each says its number. */
export function ModelTable({ rows, query, onQuery, onOpen }: RowsProps) {
  const words = useWords();
  const [{ from, to, above, below }, scroller] = useWindow(rows.length, ROW_HEIGHT);
  const { compared } = query;
  const toggle = (id: string) =>
    onQuery({ compared: compared.includes(id) ? compared.filter((one) => one !== id) : [...compared, id] });
  return (
    <div class="or-scroller" ref={scroller}>
      <table class="or-grid" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th class="or-tick" scope="col">
              <span class="or-hidden">{words.explorerViews.compare}</span>
            </th>
            {COLUMNS.map((column) => (
              <SortButton key={column} column={column} query={query} onQuery={onQuery} class={`or-col-${column}`}>
                {words.explorerColumns[column]}
              </SortButton>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr class="or-gap" aria-hidden="true" style={{ height: `${above}px` }} />}
          {rows.slice(from, to).map((row, place) => {
            const isCompared = compared.includes(row.id);
            const verdict = capital(badgeText(words, row));
            const licence = row.licence
              ? words.causes.licence(row.licence.name, words.licenceClasses[row.licence.class])
              : words.explorer.noLicence;
            return (
              <tr key={row.id} data-tier={row.tier} aria-rowindex={from + place + 2}>
                <td class="or-tick">
                  <input
                    type="checkbox"
                    checked={isCompared}
                    disabled={!isCompared && compared.length >= MOST_COMPARED}
                    aria-label={words.explorer.compareThis(row.name)}
                    onChange={() => toggle(row.id)}
                  />
                </td>
                <th class="or-col-name" scope="row">
                  <button type="button" class="or-name" title={row.name} onClick={() => onOpen(row.id)}>
                    <RecipeMark mark={row.mark} size={16} />
                    <span>{row.name}</span>
                  </button>
                </th>
                <td class="or-tier" title={verdict}>
                  {verdict}
                </td>
                <td title={row.developerName}>{row.developerName}</td>
                <td class="or-figure">{row.sizes && sizeRangeText(words, row.sizes)}</td>
                <td class="or-figure">{row.released && dateText(words, row.released)}</td>
                <td title={licence}>{row.licence?.name}</td>
                <td class="or-figure">{row.claimCount}</td>
              </tr>
            );
          })}
          {below > 0 && <tr class="or-gap" aria-hidden="true" style={{ height: `${below}px` }} />}
        </tbody>
      </table>
    </div>
  );
}
