/**
 * The project's own labelled texts: what must be found in them is marked `[[name]]` or `[[name > id]]`, and in excerpts the
 * claims `{{phrase}}` that must be contradicted, or `{{phrase > supported}}`.
 */
import { readFileSync } from 'node:fs';

interface Span {
  readonly start: number;
  readonly end: number;
  /** What it names; left out where any record will do. */
  readonly id?: string;
}

export interface LabelledText {
  readonly genre: string;
  readonly text: string;
  /** What must be found, with exactly these offsets; empty where nothing may be. */
  readonly spans: readonly Span[];
  /** What is claimed; only excerpts are marked for it. */
  readonly claims: readonly ClaimSpan[];
}

export interface ClaimSpan {
  readonly start: number;
  readonly end: number;
  readonly verdict: string;
}

const FILES = { passages: 'passages.txt', traps: 'traps.txt', claims: 'claims.txt' } as const;

/** The lines of a file that are neither empty nor a note. */
export function linesOf(name: keyof typeof FILES): string[] {
  return readFile(FILES[name]).filter((line) => line !== '');
}

/** Takes the marks out of a text. A name may itself end in a bracket. */
function unmark(marked: string): Omit<LabelledText, 'genre'> {
  const spans: Span[] = [];
  const claims: ClaimSpan[] = [];
  let text = '';
  for (let i = 0; i < marked.length;) {
    const isName = marked.startsWith('[[', i);
    if (!isName && !marked.startsWith('{{', i)) {
      text += marked.charAt(i++);
      continue;
    }
    let close = marked.indexOf(isName ? ']]' : '}}', i);
    while (isName && marked.charAt(close + 2) === ']') close++;
    const start = text.length;
    const [words = '', note] = marked.slice(i + 2, close).split(' > ');
    text += words;
    const end = text.length;
    if (isName) spans.push({ start, end, ...(note !== undefined && { id: note }) });
    else claims.push({ start, end, verdict: note ?? 'contradicted' });
    i = close + 2;
  }
  return { text, spans, claims };
}

/** All texts: single passages, and documents by genre and language. `quiet` ones name nothing. */
export function labelledTexts(): {
  readonly speaking: readonly LabelledText[];
  readonly quiet: readonly LabelledText[];
} {
  return {
    speaking: [
      ...linesOf('passages').map((line) => ({ genre: 'passage', ...unmark(line) })),
      ...documentsOf('documents.txt'),
      ...excerpts().filter(({ spans }) => spans.length > 0),
    ],
    quiet: [
      ...linesOf('traps').map((text) => ({ genre: 'trap', text, spans: [], claims: [] })),
      ...documentsOf('quiet.txt'),
      ...excerpts().filter(({ spans }) => spans.length === 0),
    ],
  };
}

/** Short texts in which every name and every claim is marked; a third of them name no model. */
export function excerpts(): LabelledText[] {
  return documentsOf('excerpts.txt');
}

/** Documents headed by `=== genre language`. */
function documentsOf(file: string): LabelledText[] {
  return readFile(file)
    .join('\n')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { genre: part.slice(0, end).replace(/ en$/, ''), ...unmark(part.slice(end + 1).trimEnd()) };
    });
}

function readFile(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('# ') || /^(?:documents|quiet|excerpts)/.test(name));
}
