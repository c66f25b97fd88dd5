/** A snapshot's bytes: written the same for the same dataset, and read back with nothing taken on trust. */
import { fromJson } from './encoding.ts';
import { Cutter, PiecesFault, type LongText, type Pieces } from './pieces.ts';
import { recordSchemas, SNAPSHOT_FORMAT, snapshotHeadSchema, type Dataset, type Snapshot } from './schema.ts';
import { inSlices, turns } from './steps.ts';

/** Largest snapshot once unpacked, in bytes: over 20 times what 2,000 records need. */
const UNPACKED_LIMIT = 256 * 1024 * 1024;

type SnapshotFault = 'not-gzip' | 'too-large' | 'not-json' | 'wrong-format' | 'wrong-shape';
export interface SnapshotFailure {
  readonly ok: false;
  readonly reason: SnapshotFault;
  readonly detail: string;
}
export type SnapshotResult = { readonly ok: true; readonly snapshot: Snapshot } | SnapshotFailure;

/** The one JSON text of a dataset: lists sorted by id, keys sorted, nothing undefined, no spaces. */
export function snapshotText(dataset: Dataset): string {
  const snapshot: Snapshot = {
    format: SNAPSHOT_FORMAT,
    version: dataset.version,
    date: dataset.date,
    developers: byId(dataset.developers),
    families: byId(dataset.families),
    series: byId(dataset.series),
    corpora: byId(dataset.corpora),
    licences: byId(dataset.licences),
    sources: byId(dataset.sources),
  };
  return JSON.stringify(snapshot, sortKeys);
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}

/** A JSON.stringify replacer that gives every object its keys in one order. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
}

/**
 * Reads a gzip file that claims to be a snapshot. Never throws: arbitrary bytes end in a reason. Rests every few
 * milliseconds, so that questions are answered meanwhile.
 * @param limit bytes after unpacking at which reading stops, so that a small file cannot fill the memory
 */
export async function readSnapshot(bytes: Uint8Array<ArrayBuffer>, limit = UNPACKED_LIMIT): Promise<SnapshotResult> {
  const unpacked = await unpackPieces(bytes, limit);
  return unpacked.ok ? inSlices(parseSnapshot(unpacked.pieces)) : unpacked;
}

/** Reads a snapshot from its pieces, record by record. Never throws. */
export function* parseSnapshot(pieces: Pieces): Generator<void, SnapshotResult> {
  try {
    return yield* readPieces(pieces);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return notJson(error);
  }
}

function notJson({ message }: Error): SnapshotFailure {
  return fault('not-json', `the unpacked text is not JSON: ${message}`);
}

type Lists = Omit<Snapshot, 'format' | 'version' | 'date'>;

/** @throws SyntaxError where a piece is not JSON */
function* readPieces({ lists, fields }: Pieces): Generator<void, SnapshotResult> {
  const head = Object.fromEntries(Array.from(fields, ([name, text]) => [name, JSON.parse(text) as unknown]));
  if (head['format'] !== SNAPSHOT_FORMAT) return fault('wrong-format', `only format ${SNAPSHOT_FORMAT} can be read`);
  const parsedHead = snapshotHeadSchema().safeParse(head);
  if (!parsedHead.success) return wrongShape('', parsedHead.error);
  const read: Record<string, unknown[]> = {};
  for (const [name, schema] of Object.entries(recordSchemas())) {
    const texts = lists.get(name) ?? [];
    const isEmptyList = Array.isArray(head[name]) && head[name].length === 0;
    if (!lists.has(name) && !isEmptyList) return fault('wrong-shape', `${name}: expected a list of records`);
    const records: unknown[] = (read[name] = []);
    for (const [place, text] of texts.entries()) {
      const record = schema.safeParse(JSON.parse(text));
      if (!record.success) return wrongShape(`${name}.${place}.`, record.error);
      records.push(record.data);
      yield;
    }
  }
  return { ok: true, snapshot: { ...parsedHead.data, ...(read as unknown as Lists) } };
}

function wrongShape(
  place: string,
  { issues: [issue] }: { issues: readonly { path: readonly PropertyKey[]; message: string }[] },
): SnapshotFailure {
  return fault('wrong-shape', `${place}${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function fault(reason: SnapshotFault, detail: string): SnapshotFailure {
  return { ok: false, reason, detail };
}

/** Packed bytes that are unpacked in one go; twenty times as many may come out. */
const PACKED_STEP = 1 << 13;

/** Unpacks a gzip file of UTF-8 text; never more than `limit` bytes of it. Rests on the way. Never throws. */
export async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<{ readonly ok: true; readonly text: LongText } | SnapshotFailure> {
  const text: string[] = [];
  const failure = await unpackTo(bytes, limit, (part) => text.push(part));
  return failure ?? { ok: true, text };
}

/** The same of a snapshot, which is cut while it is unpacked. Its pieces still have to be parsed. */
export async function unpackPieces(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<{ readonly ok: true; readonly pieces: Pieces } | SnapshotFailure> {
  const cutter = new Cutter();
  const failure = await unpackTo(bytes, limit, (part) => cutter.push(part));
  if (failure) return failure;
  try {
    return { ok: true, pieces: cutter.end() };
  } catch (error) {
    if (!(error instanceof PiecesFault)) throw error;
    const isOther = isOtherJson(await unpack(bytes, limit));
    return isOther ? fault('wrong-format', 'the unpacked text is no JSON object') : notJson(error);
  }
}

function isOtherJson(unpacked: Awaited<ReturnType<typeof unpack>>): boolean {
  if (!unpacked.ok || unpacked.text.find((part) => part !== '')?.startsWith('{')) return false;
  return fromJson(unpacked.text.join('')) !== undefined;
}

/** Unpacks to `take`, which gets the text part by part and must not throw. @returns why it ended early, if it did */
async function unpackTo(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
  take: (part: string) => void,
): Promise<SnapshotFailure | null> {
  const unpacked = inSteps(slicesOf(bytes, PACKED_STEP)).pipeThrough(new DecompressionStream('gzip'));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  try {
    for await (const block of blocksOf(unpacked)) {
      size += block.length;
      if (size > limit) return fault('too-large', `more than ${limit} bytes unpacked`);
      take(decoder.decode(block, { stream: true }));
    }
    take(decoder.decode());
    return null;
  } catch {
    return fault('not-gzip', 'the bytes are no gzip file of UTF-8 text');
  }
}

/** Bytes that become text at once. The browser lets go of each such text by itself, and thousands of small ones take long. */
const BLOCK_BYTES = 1 << 17;

/** What comes from a stream in blocks of one size, the last one shorter; each is used again once the next is asked for. */
async function* blocksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      for (let at = 0; at < next.value.length;) {
        const fitting = next.value.subarray(at, at + block.length - filled);
        block.set(fitting, filled);
        filled += fitting.length;
        at += fitting.length;
        if (filled < block.length) continue;
        yield block;
        filled = 0;
      }
    }
    yield block.subarray(0, filled);
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Packs bytes as a gzip file. Rests on the way. */
export async function packInSteps(parts: Iterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = inSteps(parts).pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

function* slicesOf(bytes: Uint8Array<ArrayBuffer>, length: number): Generator<Uint8Array<ArrayBuffer>, void> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/**
 * The parts as a stream, which hands out one after the other: what the browser gets at once it packs or unpacks at once,
 * before anybody else has their turn.
 */
function inSteps(parts: Iterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pending = parts[Symbol.iterator]();
  const turn = turns();
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        await turn();
        const next = pending.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
}
