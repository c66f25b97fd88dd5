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
  readonly onSearch: (query: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
  /** Asked for where nothing is found. */
  readonly onReport: () => void;
}

/** A field over the whole dataset, and what it finds. */
export function Search({ query, results, onSearch, onOpen, onBack, onReport }: SearchProps) {
  const words = useWords();
  const asked = query.trim() !== '';
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
        <output class="or-sum or-quiet">
          {!asked && words.search.hint}
          {asked && results?.length === 0 && words.search.nothing(query.trim())}
          {asked && results && results.length > 0 && words.search.found(results.length)}
        </output>
        {asked && results?.length === 0 && (
          <p class="or-sum">
            <button type="button" class="or-link" onClick={onReport}>
              {words.app.missingOrWrong}
            </button>
          </p>
        )}
        {asked && results && results.length > 0 && (
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
      </main>
    </div>
  );
}
