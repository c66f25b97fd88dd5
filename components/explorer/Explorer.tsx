import type { Words } from '../../lib/language/en.ts';
import { number } from '../../lib/language/wording.ts';
import { useWords } from '../words-context.ts';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Answer } from '../../lib/openness/answer.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { CopyButton } from '../CopyButton.tsx';
import { SaveButton } from '../SaveButton.tsx';
import { Notice } from '../popup/Notice.tsx';
import { Compare } from './Compare.tsx';
import { filterOf, sorted } from './filter.ts';
import { Filters, filtersSet } from './Filters.tsx';
import { HeatMap } from './HeatMap.tsx';
import { ModelTable } from './ModelTable.tsx';
import { fragmentOf, VIEWS, type Query, type View } from './query.ts';
import { TimeChart } from './TimeChart.tsx';

export interface ExplorerProps {
  /** As many as are judged by now. */
  readonly rows: readonly OverviewRow[];
  /** How many there will be; null until that is known. */
  readonly total: number | null;
  readonly failed: boolean;
  readonly query: Query;
  /** The models to compare, in their order; null for one that is being asked for. */
  readonly answers: readonly (Answer | null)[];
  readonly onQuery: (changes: Partial<Query>) => void;
  readonly onOpen: (id: string) => void;
  readonly onRetry: () => void;
  readonly onCopyLink: () => void;
  readonly onSave: (rows: readonly OverviewRow[], format: 'csv' | 'json') => void;
}

/** The whole dataset: a table, components x models, openness over time, and up to four side by side. */
export function Explorer(props: ExplorerProps) {
  const words = useWords();
  const { rows, total, failed, query, onQuery, onCopyLink, onSave } = props;
  const isComparing = query.view === 'compare';
  const matching = useMemo(
    () =>
      isComparing ? rows.filter(({ id }) => query.compared.includes(id)) : sorted(rows.filter(filterOf(query)), query),
    [rows, query, isComparing],
  );
  const [isFiltering, setFiltering] = useState(false);
  const isJudging = total === null || rows.length < total;
  const set = filtersSet(query);
  const filters = useId();
  const judging = total === null ? '' : words.explorer.judging(number(words, rows.length), number(words, total));
  const found =
    isComparing || matching.length === rows.length
      ? words.explorer.all(matching.length)
      : words.explorer.some(number(words, matching.length), rows.length);
  return (
    <div class="or-app or-explorer">
      <header class="or-bar">
        <h1 tabIndex={-1}>{words.explorer.title}</h1>
        <input
          class="or-field"
          type="search"
          value={query.text}
          placeholder={words.explorer.find}
          aria-label={words.explorer.find}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget: { value: text } }) => onQuery(isComparing ? { text, view: 'table' } : { text })}
        />
        <nav class="or-views" aria-label={words.explorer.views}>
          {VIEWS.map((view) => (
            <button
              key={view}
              type="button"
              aria-current={view === query.view ? 'page' : undefined}
              onClick={() => onQuery({ view })}
            >
              {viewName(words, view, query)}
            </button>
          ))}
        </nav>
      </header>
      <div class="or-columns" data-view={query.view}>
        {!isComparing && (
          <aside data-open={isFiltering}>
            <button
              type="button"
              class="or-fold"
              aria-expanded={isFiltering}
              aria-controls={filters}
              onClick={() => setFiltering(!isFiltering)}
            >
              {set > 0 ? words.explorer.filtersSet(set) : words.explorer.filters}
            </button>
            <div id={filters} class="or-folded">
              <Filters rows={rows} query={query} onQuery={onQuery} />
            </div>
          </aside>
        )}
        <main>
          {!(isComparing && query.compared.length === 0) && (
            <div class="or-count">
              {/* Of what has not come the notice below tells. */}
              <output>{total === null || failed ? '' : isJudging ? judging : found}</output>
              {isJudging && total !== null && <progress max={total} value={rows.length} aria-label={judging} />}
              <CopyButton name={words.explorer.copyLink} onCopy={onCopyLink} />
              {(['csv', 'json'] as const).map((format) => (
                <SaveButton
                  key={format}
                  format={format}
                  name={words.explorer.saveAs(format.toUpperCase())}
                  disabled={isJudging}
                  onSave={() => onSave(matching, format)}
                />
              ))}
            </div>
          )}
          <Content {...props} matching={matching} />
        </main>
      </div>
    </div>
  );
}

function viewName(words: Words, view: View, { compared }: Query): string {
  const name = words.explorerViews[view];
  return view === 'compare' && compared.length > 0 ? words.explorer.counted(name, String(compared.length)) : name;
}

function Content({
  matching,
  rows,
  total,
  failed,
  query,
  answers,
  onQuery,
  onOpen,
  onRetry,
}: ExplorerProps & { readonly matching: readonly OverviewRow[] }) {
  const words = useWords();
  if (failed)
    return (
      <Notice title={words.app.failedTitle} text={words.app.failedText}>
        <button type="button" class="or-button" onClick={onRetry}>
          {words.app.tryAgain}
        </button>
      </Notice>
    );
  if (query.view === 'compare')
    return (
      <Compare
        answers={answers}
        onRemove={(id) => onQuery({ compared: query.compared.filter((one) => one !== id) })}
        onOpen={onOpen}
        onTable={() => onQuery({ view: 'table' })}
      />
    );
  if (total === null || (matching.length === 0 && rows.length < total))
    return <Notice title={words.page.preparing} isBusy />;
  if (matching.length === 0) return <Notice title={words.explorer.nothing} text={words.explorer.nothingText} />;
  switch (query.view) {
    case 'table':
      return <ModelTable rows={matching} query={query} onQuery={onQuery} onOpen={onOpen} />;
    case 'components':
      return <HeatMap rows={matching} query={query} onQuery={onQuery} onOpen={onOpen} />;
    case 'time':
      return <TimeChart rows={matching} addressOf={(open) => `#${fragmentOf({ ...query, open })}`} />;
  }
}
