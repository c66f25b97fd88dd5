/** What a page names, as text to paste and as CSV for a spreadsheet, with the sentences concerned. */
import type { Words } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import { badgeText, derivedText, tierWords } from '../../lib/language/badge-words.ts';
import { TIERS, type Tier } from '../../lib/openness/tier-names.ts';
import { csvOf } from '../csv.ts';
import type { PageEntry } from './PageList.tsx';

/** Entries of one tier, most mentioned first. */
interface TierGroup {
  readonly tier: Tier;
  readonly title: string;
  readonly members: readonly PageEntry[];
}

/** One line about the whole page: how many are named, how many are called open source, how many of those are. */
export function sumUp(words: Words, entries: readonly PageEntry[]): string {
  const called = entries.filter((entry) => entry.calledOpen);
  const corpora = entries.filter(({ summary }) => summary.kind === 'corpus').length;
  const models = entries.length - corpora;
  const named = [models > 0 && words.page.models(models), corpora > 0 && words.page.corpora(corpora)];
  const open = called.filter(({ summary }) => summary.tier === 'open-recipe').length;
  return words.page.summary(
    named.filter((part) => part !== false),
    called.length,
    open,
  );
}

/** What the page calls it, where the dataset disagrees. */
export const disputedText = (words: Words, contradicted: readonly string[]): string =>
  words.page.disputed(contradicted.map(words.quoted).join(words.comma));

/** Entries by tier, models before corpora, most mentioned first. */
export function byTier(words: Words, entries: readonly PageEntry[]): TierGroup[] {
  const sorted = [...entries].sort((a, b) => b.mentions - a.mentions || a.summary.name.localeCompare(b.summary.name));
  return (['release', 'corpus'] as const).flatMap((kind) =>
    TIERS.map((tier) => ({
      tier,
      title: capital(tierWords(words, tier, kind)),
      members: sorted.filter(
        ({ summary }) => summary.tier === tier && (summary.kind === 'corpus') === (kind === 'corpus'),
      ),
    })).filter(({ members }) => members.length > 0),
  );
}

/** The report as plain text. `address` is where the page is, `dataset` the version it was judged by, or empty. */
export function reportText(words: Words, entries: readonly PageEntry[], address: string, dataset: string): string {
  const groups = byTier(words, entries).map(({ title, members }) =>
    [title, ...members.flatMap((entry) => linesOf(words, entry))].join('\n'),
  );
  return `${[words.page.reportHeading(address), sumUp(words, entries), ...groups, words.page.reportFooter(dataset)].join('\n\n')}\n`;
}

function linesOf(words: Words, { summary, mentions, calledOpen, contradicted, sentences }: PageEntry): string[] {
  const facts = [
    derivedText(words, summary),
    summary.mixed && words.verdict.varies,
    words.page.times(mentions),
    contradicted.length > 0 ? disputedText(words, contradicted) : calledOpen && words.page.calledOpenHere,
  ].filter(Boolean);
  return [`- ${summary.name} (${facts.join('; ')})`, ...sentences.map((sentence) => `  ${words.quoted(sentence)}`)];
}

/** The report as CSV, one row a model or corpus. */
export function reportCsv(words: Words, entries: readonly PageEntry[]): string {
  const rows = byTier(words, entries).flatMap(({ members }) =>
    members.map(({ summary, mentions, calledOpen, contradicted, sentences }) => [
      summary.name,
      summary.id,
      summary.kind,
      summary.developer ?? '',
      capital(badgeText(words, summary)),
      String(mentions),
      String(calledOpen),
      contradicted.join(' | '),
      sentences.join(' | '),
    ]),
  );
  return csvOf([words.csvColumns, ...rows]);
}
