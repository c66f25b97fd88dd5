/**
 * A snapshot's text cut into the texts of its records without parsing it whole: large texts are then read in small steps,
 * and a delta can put records in and out without touching what this version does not know of.
 */

/** The top-level fields of a snapshot: lists of records as the text of each, all else as its JSON text. */
export interface Pieces {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly fields: ReadonlyMap<string, string>;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** The text is no JSON object without spaces, or nested more deeply than any record. */
export class PiecesFault extends Error {}

/**
 * Cuts a snapshot's text, which has no spaces between tokens. Each piece still has to be parsed: only quotes, brackets and
 * the commas between pieces are looked at.
 * @throws PiecesFault where the text is not of that form
 */
export function* cut(text: string): Generator<void, Pieces> {
  const lists = new Map<string, string[]>();
  const fields = new Map<string, string>();
  let at = expect(text, 0, OPEN_OBJECT);
  if (text.charCodeAt(at) === CLOSE_OBJECT) return end(text, at + 1, { lists, fields });
  for (;;) {
    const keyEnd = endOfString(text, at);
    const name = keyOf(text.slice(at, keyEnd));
    if (lists.has(name) || fields.has(name)) throw new PiecesFault(`two fields "${name}"`);
    at = expect(text, keyEnd, COLON);
    if (text.charCodeAt(at) === OPEN_LIST && text.charCodeAt(at + 1) === OPEN_OBJECT) {
      const records: string[] = [];
      lists.set(name, records);
      do {
        const recordEnd = endOfValue(text, at + 1);
        records.push(text.slice(at + 1, recordEnd));
        at = recordEnd;
        yield;
      } while (text.charCodeAt(at) === COMMA);
      at = expect(text, at, CLOSE_LIST);
    } else {
      const valueEnd = endOfValue(text, at);
      fields.set(name, text.slice(at, valueEnd));
      at = valueEnd;
    }
    if (text.charCodeAt(at) !== COMMA) return end(text, expect(text, at, CLOSE_OBJECT), { lists, fields });
    at++;
  }
}

/** The text of pieces, with the fields in the order of their names, as `snapshotText` writes it. */
export function join({ lists, fields }: Pieces): string {
  const whole = new Map<string, string>(fields);
  for (const [name, records] of lists) whole.set(name, `[${records.join(',')}]`);
  const names = [...whole.keys()].sort((one, other) => (one < other ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${whole.get(name) ?? ''}`).join(',')}}`;
}

function end(text: string, at: number, pieces: Pieces): Pieces {
  if (at !== text.length) throw new PiecesFault('something follows the object');
  return pieces;
}

function expect(text: string, at: number, code: number): number {
  if (text.charCodeAt(at) !== code) throw new PiecesFault(`expected ${String.fromCharCode(code)} at ${at}`);
  return at + 1;
}

function keyOf(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new PiecesFault('a key is no string');
  }
}

/** Behind the string that begins at `at`. */
function endOfString(text: string, at: number): number {
  expect(text, at, QUOTE);
  for (let quote = text.indexOf('"', at + 1); quote > 0; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text.charCodeAt(quote - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return quote + 1;
  }
  throw new PiecesFault('a string has no end');
}

/** Behind the value that begins at `at`. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  let here = at;
  while (here < text.length) {
    const code = text.charCodeAt(here);
    if (code === QUOTE) {
      here = endOfString(text, here);
      if (depth === 0) return here;
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (depth === 0) return here;
      if (--depth === 0) return here + 1;
    } else if (code === COMMA && depth === 0) return here;
    here++;
  }
  throw new PiecesFault('the text is cut off');
}
