/** A snapshot's bytes: written the same for the same dataset, and read back with nothing taken on trust. */
import { SNAPSHOT_FORMAT, snapshotSchema, type Dataset, type Snapshot } from './schema.ts';

/** Largest snapshot once unpacked, in bytes: over 20 times what 2,000 records need. */
const UNPACKED_LIMIT = 256 * 1024 * 1024;

type SnapshotFault = 'not-gzip' | 'too-large' | 'not-json' | 'wrong-format' | 'wrong-shape';
export type SnapshotResult =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly reason: SnapshotFault; readonly detail: string };

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
 * Reads a gzip file that claims to be a snapshot. Never throws: arbitrary bytes end in a reason.
 * @param limit bytes after unpacking at which reading stops, so that a small file cannot fill the memory
 */
export async function readSnapshot(bytes: Uint8Array<ArrayBuffer>, limit = UNPACKED_LIMIT): Promise<SnapshotResult> {
  const unpacked = await unpack(bytes, limit);
  if (!unpacked.ok) return unpacked;
  const json = parseJson(unpacked.text);
  if (json === null) return fault('not-json', 'the unpacked text is not JSON');
  if (!hasFormat(json.value)) return fault('wrong-format', `only format ${SNAPSHOT_FORMAT} can be read`);
  const result = snapshotSchema.safeParse(json.value);
  if (result.success) return { ok: true, snapshot: result.data };
  const [issue] = result.error.issues;
  return fault('wrong-shape', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function fault(reason: SnapshotFault, detail: string): SnapshotResult & { ok: false } {
  return { ok: false, reason, detail };
}

async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<{ ok: true; text: string } | (SnapshotResult & { ok: false })> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > limit) {
        await reader.cancel();
        return fault('too-large', `more than ${limit} bytes unpacked`);
      }
      parts.push(decoder.decode(next.value, { stream: true }));
    }
    return { ok: true, text: parts.join('') + decoder.decode() };
  } catch {
    return fault('not-gzip', 'the bytes are no gzip file of UTF-8 text');
  }
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function hasFormat(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === SNAPSHOT_FORMAT;
}
