/**
 * What turns the text of one snapshot into a later one's: records to set and ids to remove, list by list. It works on the
 * records' own JSON, so that what this version does not know of survives.
 */
import * as z from 'zod/mini';
import { fromJson } from './encoding.ts';
import { once } from './once.ts';
import { PiecesFault, type Pieces } from './pieces.ts';
import { SyncFault } from './sync-reasons.ts';

const DELTA_FORMAT = 1;

const deltaSchema = once(() =>
  z.object({
    format: z.literal(DELTA_FORMAT),
    /** Whole fields of the new snapshot that are no lists of records. */
    fields: z.record(z.string(), z.unknown()),
    lists: z.record(
      z.string(),
      z.object({
        /** Whole records, new or changed. */
        set: z.array(z.looseObject({ id: z.string() })),
        /** Records of which only some fields changed: those, and the names of fields that are gone. */
        change: z.array(
          z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()), drop: z.array(z.string()) }),
        ),
        remove: z.array(z.string()),
      }),
    ),
  }),
);

type Records = ReadonlyMap<string, string>;

/** The id of each record of a list, with its text. @throws PiecesFault where one has none, or two share one */
function* byId(records: readonly string[]): Generator<void, Map<string, string>> {
  const found = new Map<string, string>();
  for (const text of records) {
    const value = fromJson(text);
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    if (typeof id !== 'string' || found.has(id)) throw new PiecesFault('a record without an id of its own');
    found.set(id, text);
    yield;
  }
  return found;
}

/** All lists of both; one that is empty in a text stands there as the field `[]`. */
function listNames(before: Pieces, after: Pieces): Set<string> {
  return new Set([...before.lists.keys(), ...after.lists.keys()]);
}

/**
 * The delta between two snapshots, as JSON.
 * @throws PiecesFault where a record has no id of its own
 */
export function* makeDelta(old: Pieces, fresh: Pieces): Generator<void, string> {
  const names = listNames(old, fresh);
  const fields: [string, unknown][] = [];
  for (const [name, text] of fresh.fields) if (!names.has(name)) fields.push([name, fromJson(text)]);
  const lists: [string, object][] = [];
  for (const name of names) {
    const was = yield* byId(old.lists.get(name) ?? []);
    const is = yield* byId(fresh.lists.get(name) ?? []);
    const set: unknown[] = [];
    const change: Change[] = [];
    for (const [id, text] of is) {
      const old = was.get(id);
      if (old === text) continue;
      const changed = old === undefined ? null : changeBetween(id, old, text);
      if (changed && JSON.stringify(changed).length < text.length) change.push(changed);
      else set.push(fromJson(text));
      yield;
    }
    const remove = [...was.keys()].filter((id) => !is.has(id));
    lists.push([name, { set, change, remove }]);
  }
  return JSON.stringify({
    format: DELTA_FORMAT,
    fields: Object.fromEntries(fields),
    lists: Object.fromEntries(lists),
  });
}

interface Change {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly drop: readonly string[];
}

/** What turns one text of a record into another. */
function changeBetween(id: string, before: string, after: string): Change {
  const was = new Map(Object.entries(fromJson(before) as object));
  const is = Object.entries(fromJson(after) as object);
  const names = new Set(is.map(([name]) => name));
  const isOther = ([name, value]: [string, unknown]) => JSON.stringify(was.get(name)) !== JSON.stringify(value);
  return {
    id,
    fields: Object.fromEntries(is.filter(isOther)),
    drop: [...was.keys()].filter((name) => !names.has(name)),
  };
}

/** The text of a record after a change. */
function changed(before: string, { fields, drop }: Change): string {
  const left = Object.entries(fromJson(before) as object).filter(([name]) => !drop.includes(name));
  const all = [...new Map<string, unknown>([...left, ...Object.entries(fields)])];
  return JSON.stringify(Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1))));
}

/**
 * The later snapshot. Whether it is the right one shows by the hash of its text only.
 * @throws SyncFault `delta-malformed` or `delta-mismatch`
 */
export function* applyDelta(old: Pieces, delta: string): Generator<void, Pieces> {
  const value = fromJson(delta);
  const parsed = deltaSchema().safeParse(value);
  if (!parsed.success) throw new SyncFault('delta-malformed', parsed.error.issues[0]?.message ?? '');
  // The value as it came: parsing would put the keys of records into another order.
  const { fields: whole, lists: changes } = value as z.infer<ReturnType<typeof deltaSchema>>;
  try {
    const fields = new Map<string, string>();
    for (const [name, value] of Object.entries(whole)) fields.set(name, JSON.stringify(value));
    const lists = new Map<string, readonly string[]>();
    for (const name of new Set([...old.lists.keys(), ...Object.keys(changes)])) {
      const { set, change, remove } = Object.hasOwn(changes, name) ? changes[name]! : NO_CHANGES;
      const records = yield* byId(old.lists.get(name) ?? []);
      for (const id of remove) {
        if (!records.delete(id)) throw new SyncFault('delta-mismatch', `there is no ${id} to remove`);
      }
      for (const each of change) {
        const old = records.get(each.id);
        if (old === undefined) throw new SyncFault('delta-mismatch', `there is no ${each.id} to change`);
        records.set(each.id, changed(old, each));
      }
      for (const record of set) records.set(record.id, JSON.stringify(record));
      const sorted = sortedTexts(records);
      if (sorted.length > 0) lists.set(name, sorted);
      else fields.set(name, '[]');
    }
    return { lists, fields };
  } catch (error) {
    if (error instanceof PiecesFault) throw new SyncFault('delta-mismatch', error.message);
    throw error;
  }
}

const NO_CHANGES = { set: [], change: [], remove: [] };

function sortedTexts(records: Records): string[] {
  return [...records].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text);
}
