/** An earlier snapshot beside a later one: what did not change between them is not read again. */
import { fromJson } from './encoding.ts';
import { cut, PiecesFault, type LongText } from './pieces.ts';
import { recordSchemas, type Snapshot } from './schema.ts';

type ListName = keyof ReturnType<typeof recordSchemas>;

/**
 * Reads an earlier snapshot's text. Records with the same text in both are the very objects of `after`.
 * @param afterText the text that `after` was read from
 * @returns null where the earlier text cannot be read, as that of an older version of the extension may be
 */
export function* readEarlier(text: LongText, after: Snapshot, afterText: LongText): Generator<void, Snapshot | null> {
  try {
    const [old, fresh] = [yield* cut(text), yield* cut(afterText)];
    const lists: Partial<Record<ListName, unknown[]>> = {};
    for (const name of Object.keys(recordSchemas()) as ListName[]) {
      const known = new Map<string, unknown>();
      for (const [place, record] of (fresh.lists.get(name) ?? []).entries()) {
        known.set(record, after[name][place]);
        yield;
      }
      const records: unknown[] = (lists[name] = []);
      for (const record of old.lists.get(name) ?? []) {
        const parsed = known.has(record)
          ? { success: true, data: known.get(record) }
          : recordSchemas()[name].safeParse(fromJson(record));
        if (!parsed.success) return null;
        records.push(parsed.data);
        yield;
      }
    }
    return { ...after, ...(lists as Pick<Snapshot, ListName>) };
  } catch (error) {
    if (error instanceof PiecesFault) return null;
    throw error;
  }
}
