import type { News, SyncEntry } from '../../lib/dataset/sync-state.ts';
import { tierWords } from '../../lib/language/badge-words.ts';
import type { Words } from '../../lib/language/en.ts';
import { timeText } from '../../lib/language/wording.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { useWords } from '../words-context.ts';

export interface SyncHistoryProps {
  /** Newest first. */
  readonly entries: readonly SyncEntry[];
}

/** The last updates: when, what came of each, and what it changed. */
export function SyncHistory({ entries }: SyncHistoryProps) {
  const words = useWords();
  if (entries.length === 0) return <p class="or-quiet">{words.options.historyNone}</p>;
  return (
    <ol class="or-history">
      {entries.map((entry) => (
        <li key={entry.at}>
          <span class="or-quiet">{timeText(words, entry.at)}</span>
          <span>
            {outcomeText(words, entry)}
            {entry.reason && <span class="or-hint">{words.syncReasons[entry.reason]}</span>}
            {entry.news && (
              <ul class="or-list">
                {newsLines(words, entry.news).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function outcomeText(words: Words, { outcome, version, source, times }: SyncEntry): string {
  const parts = [
    words.options.outcomes[outcome],
    words.options.version(String(version)),
    source,
    times > 1 && words.options.times(times),
  ];
  return parts.filter((part) => typeof part === 'string').join(words.comma);
}

function newsLines(words: Words, { added, removed, tiers, licences, more }: News): string[] {
  const { options } = words;
  const named = (records: News['added'], text: string) =>
    records.length === 0 ? [] : [words.causes.fact(text, words.list(records.map(({ name }) => name)))];
  const tier = (id: string | null) => {
    const known = TIERS.find((each) => each === id);
    return known ? tierWords(words, known, 'series') : options.unknownTerms;
  };
  return [
    ...named(added, options.newsAdded(added.length)),
    ...named(removed, options.newsRemoved(removed.length)),
    ...tiers.map(({ name, from, to }) => options.newsTier(name, tier(from), tier(to))),
    ...licences.map(({ name, from, to }) =>
      options.newsTier(name, from ?? options.unknownTerms, to ?? options.unknownTerms),
    ),
    ...(more > 0 ? [options.newsMore(more)] : []),
  ];
}
