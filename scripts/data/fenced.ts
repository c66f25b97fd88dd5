/** Text that others wrote, as Markdown that shows it and does nothing: no mention, link, image or HTML works inside a fence. */

/** Longest text in a comment, in UTF-16 code units; GitHub takes 65,536 for the whole of it. */
const LONGEST = 20_000;

/** A code block whose fence is longer than any run of backticks in the text. */
export function fenced(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n...` : text;
  const longest = Math.max(2, ...[...cut.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${cut}\n${fence}\n`;
}
