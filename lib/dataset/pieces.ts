/**
 * A snapshot's text cut into the texts of its records without parsing it whole: large texts are then read in small steps,
 * and a delta can put records in and out without touching what this version does not know of.
 */

/** A text in parts, none of which ends within a character: as one string it would be copied whole, in one go. */
export type LongText = readonly string[];

/**
 * Characters that are read at once: many times a record, so that few are looked through twice, and so few that V8 does not
 * make each such text a large object (above 128 KB), which it lets go in its stops, one by one.
 */
const LEAST_READ = 48_000;

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
export function* cut(text: LongText): Generator<void, Pieces> {
  const cutter = new Cutter();
  for (const part of text) {
    cutter.push(part);
    yield;
  }
  return cutter.end();
}

/** Cuts a text while it comes, part by part, so that it is never held beside its pieces. */
export class Cutter {
  readonly #reader: Reader;
  readonly #cutting: Generator<void, Pieces>;
  #fault: PiecesFault | null = null;

  /** @param leastRead characters that are read at once, at least */
  constructor(leastRead = LEAST_READ) {
    this.#reader = new Reader(leastRead);
    this.#cutting = cutting(this.#reader);
  }

  /** Takes in the next part. A fault of the text shows at the end: what is wrong with the file it comes from counts first. */
  push(part: string): void {
    if (this.#fault || !this.#reader.take(part)) return;
    try {
      this.#cutting.next();
    } catch (error) {
      if (!(error instanceof PiecesFault)) throw error;
      this.#fault = error;
    }
  }

  /** The pieces, once the last part is in. @throws PiecesFault where the text is not of the form that `cut` reads */
  end(): Pieces {
    if (this.#fault) throw this.#fault;
    this.#reader.close();
    for (;;) {
      const step = this.#cutting.next();
      if (step.done) return step.value;
    }
  }
}

/** Yields where the reader has to wait for more text. */
function* cutting(reader: Reader): Generator<void, Pieces> {
  const lists = new Map<string, string[]>();
  const fields = new Map<string, string>();
  yield* reader.expect(OPEN_OBJECT);
  if (!(yield* reader.skip(CLOSE_OBJECT))) {
    do {
      const name = keyOf(yield* reader.pass(endOfString));
      if (lists.has(name) || fields.has(name)) throw new PiecesFault(`two fields "${name}"`);
      yield* reader.expect(COLON);
      if (yield* reader.skip(OPEN_LIST, OPEN_OBJECT)) {
        const records: string[] = [];
        lists.set(name, records);
        do {
          records.push(yield* reader.pass(endOfValue));
        } while (yield* reader.skip(COMMA));
        yield* reader.expect(CLOSE_LIST);
      } else {
        fields.set(name, yield* reader.pass(endOfValue));
      }
    } while (yield* reader.skip(COMMA));
    yield* reader.expect(CLOSE_OBJECT);
  }
  yield* reader.expectEnd();
  return { lists, fields };
}

/** Characters of a part of a text, at least: about a third of a millisecond to write. */
const PART_LENGTH = 1 << 16;

/** The text of pieces, with the fields in the order of their names, as `snapshotText` writes it. */
export function* join({ lists, fields }: Pieces): Generator<void, LongText> {
  const text: string[] = [];
  let part = '';
  const names = [...new Set([...lists.keys(), ...fields.keys()])].sort((one, other) => (one < other ? -1 : 1));
  for (const [place, name] of names.entries()) {
    part += `${place === 0 ? '{' : ','}${JSON.stringify(name)}:`;
    const records = lists.get(name);
    part += records ? '[' : (fields.get(name) ?? '');
    for (const [at, record] of records?.entries() ?? []) {
      part += (at === 0 ? '' : ',') + record;
      if (part.length < PART_LENGTH) continue;
      text.push(part);
      part = '';
      yield;
    }
    if (records) part += ']';
  }
  text.push(`${part}${names.length === 0 ? '{' : ''}}`);
  return text;
}

/** Where a value that begins at a place ends; null where the text ends before. */
type FindEnd = (text: string, at: number) => number | null;

/** Reads a long text from its beginning to its end, of which it holds little more than the piece that is read. */
class Reader {
  readonly #leastRead: number;
  /** What came and is not read yet. */
  #parts: string[] = [];
  #waiting = 0;
  #isWhole = false;
  #text = '';
  #at = 0;
  /** Characters before `#text`. */
  #passed = 0;

  constructor(leastRead: number) {
    this.#leastRead = leastRead;
  }

  /** Takes in the next part. @returns whether there is enough to go on with */
  take(part: string): boolean {
    this.#parts.push(part);
    this.#waiting += part.length;
    // As much as is not passed yet, so that a value over many parts is not looked for part by part.
    return this.#waiting >= Math.max(this.#leastRead, this.#text.length - this.#at);
  }

  /** No more parts will come. */
  close(): void {
    this.#isWhole = true;
  }

  /** Goes on behind a character where it comes next, and the other follows it. @returns whether it does */
  *skip(code: number, follower?: number): Generator<void, boolean> {
    while (this.#text.length < this.#at + 2 && (yield* this.#more()));
    const isNext = this.#text.charCodeAt(this.#at) === code;
    if (!isNext || (follower !== undefined && this.#text.charCodeAt(this.#at + 1) !== follower)) return false;
    this.#at++;
    return true;
  }

  *expect(code: number): Generator<void, void> {
    if (!(yield* this.skip(code))) {
      throw new PiecesFault(`expected ${String.fromCharCode(code)} at ${this.#passed + this.#at}`);
    }
  }

  *expectEnd(): Generator<void, void> {
    while (this.#at === this.#text.length) if (!(yield* this.#more())) return;
    throw new PiecesFault('something follows the object');
  }

  /** The text of a value, which is passed over. */
  *pass(findEnd: FindEnd): Generator<void, string> {
    for (;;) {
      const end = findEnd(this.#text, this.#at);
      if (end !== null) {
        const value = this.#text.slice(this.#at, end);
        this.#at = end;
        return value;
      }
      if (!(yield* this.#more())) throw new PiecesFault('the text is cut off');
    }
  }

  /** Goes on to what came meanwhile. @returns whether there is any */
  *#more(): Generator<void, boolean> {
    while (this.#waiting === 0) {
      if (this.#isWhole) return false;
      yield;
    }
    const left = this.#text.slice(this.#at);
    this.#passed += this.#at;
    this.#at = 0;
    // Joined, not added: a sum would be looked up in its two halves, character by character.
    this.#text = [left, ...this.#next(Math.max(this.#leastRead, left.length))].join('');
    return true;
  }

  /** Takes so many characters, or what there is, off the parts that came. */
  #next(count: number): string[] {
    const taken: string[] = [];
    let wanted = count;
    while (wanted > 0 && this.#parts.length > 0) {
      const part = this.#parts[0] ?? '';
      const fitting = part.slice(0, wanted);
      taken.push(fitting);
      wanted -= fitting.length;
      if (fitting.length === part.length) this.#parts.shift();
      else this.#parts[0] = part.slice(fitting.length);
    }
    this.#waiting -= count - wanted;
    return taken;
  }
}

function keyOf(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new PiecesFault('a key is no string');
  }
}

/** Behind the string that begins at `at`. */
function endOfString(text: string, at: number): number | null {
  if (at === text.length) return null;
  if (text.charCodeAt(at) !== QUOTE) throw new PiecesFault('a key is no string');
  for (let quote = text.indexOf('"', at + 1); quote > 0; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text.charCodeAt(quote - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return quote + 1;
  }
  return null;
}

/** Behind the value that begins at `at`. */
function endOfValue(text: string, at: number): number | null {
  let depth = 0;
  let here = at;
  while (here < text.length) {
    const code = text.charCodeAt(here);
    if (code === QUOTE) {
      const end = endOfString(text, here);
      if (end === null || depth === 0) return end;
      here = end;
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (depth === 0) return here;
      if (--depth === 0) return here + 1;
    } else if (code === COMMA && depth === 0) return here;
    here++;
  }
  return null;
}
