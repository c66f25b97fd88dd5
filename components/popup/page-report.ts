/** What a page names, as text to paste and as CSV for a spreadsheet, with the sentences concerned. */
import { badgeText, derivedText, tierWords } from '../../lib/openness/badge-words.ts';
import { TIERS, type Tier } from '../../lib/openness/tier-names.ts';
import * as label from '../labels.ts';
import type { PageEntry } from './PageList.tsx';

/** Entries of one tier, most mentioned first. */
interface TierGroup {
  readonly tier: Tier;
  readonly title: string;
  readonly members: readonly PageEntry[];
}

/** One line about the whole page: how many are named, how many are called open source, how many of those are. */
export function sumUp(entries: readonly PageEntry[]): string {
  const called = entries.filter((entry) => entry.calledOpen);
  const corpora = entries.filter(({ summary }) => summary.kind === 'corpus').length;
  const named = label.named(entries.length - corpora, corpora);
  if (called.length === 0) return `${named}.`;
  const are = called.filter(({ summary }) => summary.tier === 'open-recipe').length;
  return `${named}, ${label.calledOpen(called.length, are)}.`;
}

/** Entries by tier, models before corpora, most mentioned first. */
export function byTier(entries: readonly PageEntry[]): TierGroup[] {
  const sorted = [...entries].sort((a, b) => b.mentions - a.mentions || a.summary.name.localeCompare(b.summary.name));
  return (['release', 'corpus'] as const).flatMap((kind) =>
    TIERS.map((tier) => ({
      tier,
      title: tierWords(tier, kind),
      members: sorted.filter(
        ({ summary }) => summary.tier === tier && (summary.kind === 'corpus') === (kind === 'corpus'),
      ),
    })).filter(({ members }) => members.length > 0),
  );
}

/** The report as plain text. `address` is where the page is, `dataset` the version it was judged by, or empty. */
export function reportText(entries: readonly PageEntry[], address: string, dataset: string): string {
  const groups = byTier(entries).map(({ title, members }) => [title, ...members.flatMap(linesOf)].join('\n'));
  return `${[label.reportHeading(address), sumUp(entries), ...groups, label.reportFooter(dataset)].join('\n\n')}\n`;
}

function linesOf({ summary, mentions, calledOpen, contradicted, sentences }: PageEntry): string[] {
  const facts = [
    derivedText(summary),
    summary.mixed && label.varies,
    label.times(mentions),
    contradicted.length > 0 ? label.disputed(contradicted.map(quoted).join(', ')) : calledOpen && label.calledOpenHere,
  ].filter(Boolean);
  return [`- ${summary.name} (${facts.join('; ')})`, ...sentences.map((sentence) => `  ${quoted(sentence)}`)];
}

const quoted = (text: string): string => `“${text}”`;

/** The report as CSV (RFC 4180), one row a model or corpus. */
export function reportCsv(entries: readonly PageEntry[]): string {
  const rows = byTier(entries).flatMap(({ members }) =>
    members.map(({ summary, mentions, calledOpen, contradicted, sentences }) => [
      summary.name,
      summary.id,
      summary.kind,
      summary.developer ?? '',
      badgeText(summary),
      String(mentions),
      String(calledOpen),
      contradicted.join(' | '),
      sentences.join(' | '),
    ]),
  );
  return `${[label.reportColumns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A cell in quotes. One that a spreadsheet would run as a formula is kept as text: a page may say anything. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
