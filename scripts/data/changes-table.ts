/** Changes of verdicts as a Markdown table for a comment on a pull request. */
import type { VerdictChange } from './verdicts.ts';

/** Most rows that are shown; a comment on GitHub takes 65,536 characters. */
const MOST_ROWS = 200;

/** One row a record, and a line that says how many more there are. Ids and words are shown as text, whatever they hold. */
export function changesTable(changes: readonly VerdictChange[]): string {
  const rows = changes
    .slice(0, MOST_ROWS)
    .map(({ id, before, after }) => `| ${plain(id)} | ${plain(before ?? 'not there')} | ${plain(after ?? 'gone')} |`);
  const rest = changes.length - rows.length;
  return ['| Record | Before | After |', '| --- | --- | --- |', ...rows, ...(rest > 0 ? ['', `And ${rest} more.`] : [])]
    .map((line) => `${line}\n`)
    .join('');
}

/** No mention, link, image, HTML or cell border of a comment works in what this gives. */
function plain(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_{}[\]<>()#@!|~]/gu, '\\$&');
}
