import type { Summary } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/openness/badge-words.ts';
import * as label from '../labels.ts';
import { ModelRow } from './ModelRow.tsx';
import { TopBar } from './TopBar.tsx';

export interface SearchProps {
  readonly query: string;
  /** Best first; null until the first answer. */
  readonly results: readonly Summary[] | null;
  readonly onSearch: (query: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onBack: () => void;
}

/** A field over the whole dataset, and what it finds. */
export function Search({ query, results, onSearch, onOpen, onBack }: SearchProps) {
  const asked = query.trim() !== '';
  return (
    <div class="or-app">
      <TopBar onBack={onBack}>
        <input
          class="or-field"
          type="search"
          value={query}
          placeholder={label.searchField}
          aria-label={label.searchField}
          autocomplete="off"
          spellcheck={false}
          autofocus
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
      </TopBar>
      <main>
        <output class="or-sum or-quiet">
          {!asked && label.searchHint}
          {asked && results?.length === 0 && label.searchNothing(query.trim())}
          {asked && results && results.length > 0 && label.searchFound(results.length)}
        </output>
        {asked && results && results.length > 0 && (
          <ul class="or-rows">
            {results.map((summary) => (
              <ModelRow
                key={summary.id}
                summary={summary}
                end={tierWords(summary.tier, summary.kind)}
                onOpen={onOpen}
              />
            ))}
          </ul>
        )}
      </main>
    </div>
  );
}
