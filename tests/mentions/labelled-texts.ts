/** The project's own labelled texts: what must be found in them is marked `[[name]]` or `[[name > id]]`. */
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
}

const FILES = { passages: 'passages.txt', traps: 'traps.txt', claims: 'claims.txt' } as const;

/** The lines of a file that are neither empty nor a note. */
export function linesOf(name: keyof typeof FILES): string[] {
  return readFile(FILES[name]).filter((line) => line !== '');
}

/** Takes the marks out of a text. A name may itself end in a bracket. */
function unmark(marked: string): Omit<LabelledText, 'genre'> {
  const spans: Span[] = [];
  let text = '';
  for (let i = 0; i < marked.length;) {
    if (!marked.startsWith('[[', i)) {
      text += marked.charAt(i++);
      continue;
    }
    let close = marked.indexOf(']]', i);
    while (marked.charAt(close + 2) === ']') close++;
    const start = text.length;
    const [name = '', id] = marked.slice(i + 2, close).split(' > ');
    text += name;
    spans.push({ start, end: text.length, ...(id !== undefined && { id }) });
    i = close + 2;
  }
  return { text, spans };
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
    ],
    quiet: [...linesOf('traps').map((text) => ({ genre: 'trap', text, spans: [] })), ...documentsOf('quiet.txt')],
  };
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
    .filter((line) => !line.startsWith('# ') || name === 'documents.txt' || name === 'quiet.txt');
}
