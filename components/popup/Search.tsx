import type { Summary } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/language/badge-words.ts';
import { capital } from '../../lib/language/phrases.ts';
import { ModelRow } from './ModelRow.tsx';
import { TopBar } from './TopBar.tsx';
import { useWords } from '../words-context.ts';

export interface SearchProps {
  readonly query: string;
  /** Best first; null until the first answer. */
  readonly results: readonly Summary[] | null;
  /** How many are listed at most: where there are as many, there may be more. */
  readonly most: number;
  readonly onSearch: (query: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
  /** Asked for where nothing is found. */
  readonly onReport: () => void;
  /** All that there is, narrowed down by the query. */
  readonly onExplore: (query: string) => void;
}

/** A field over the whole dataset, and what it finds. */
export function Search({ query, results, most, onSearch, onOpen, onBack, onReport, onExplore }: SearchProps) {
  const words = useWords();
  const asked = query.trim() !== '';
  const found = asked ? (results?.length ?? null) : null;
  const explore = (
    <button type="button" class={found === 0 ? 'or-link or-quiet' : 'or-link'} onClick={() => onExplore(query.trim())}>
      {words.page.explore}
    </button>
  );
  return (
    <div class="or-app">
      <TopBar onBack={onBack}>
        <input
          class="or-field"
          type="search"
          value={query}
          placeholder={words.search.field}
          aria-label={words.search.field}
          autocomplete="off"
          spellcheck={false}
          autofocus
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
      </TopBar>
      <main>
        <h1 class="or-hidden">{words.app.search}</h1>
        <div class={found === 0 ? 'or-notice' : 'or-sum or-quiet'}>
          <output>
            {!asked && words.search.hint}
            {found === 0 && <strong>{words.search.nothing(query.trim())}</strong>}
            {found !== null && found > 0 && found < most && words.search.found(found)}
            {found === most && words.search.best(most)}
          </output>
          {found === 0 && (
            <>
              <button type="button" class="or-button" onClick={onReport}>
                {words.app.missingOrWrong}
              </button>
              {explore}
            </>
          )}
        </div>
        {results && found !== null && found > 0 && (
          <ul class="or-rows">
            {results.map((summary) => (
              <ModelRow
                key={summary.id}
                summary={summary}
                end={capital(tierWords(words, summary.tier, summary.kind))}
                onOpen={onOpen}
              />
            ))}
          </ul>
        )}
        {found === most && <p class="or-sum or-ways">{explore}</p>}
      </main>
    </div>
  );
}
