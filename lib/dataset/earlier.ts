/** An earlier snapshot beside a later one: what did not change between them is not read again. */
import { fromJson } from './encoding.ts';
import type { Pieces } from './pieces.ts';
import { recordSchemas, type Snapshot } from './schema.ts';

type ListName = keyof ReturnType<typeof recordSchemas>;

/**
 * Reads an earlier snapshot. Records with the same text in both are the very objects of `after`,
 * where both have their records in order, as `snapshotText` writes them.
 * @param fresh what `after` was read from
 * @returns null where the earlier snapshot cannot be read, as that of an older version of the extension may be
 */
export function* readEarlier(old: Pieces, after: Snapshot, fresh: Pieces): Generator<void, Snapshot | null> {
  const lists: Partial<Record<ListName, unknown[]>> = {};
  for (const name of Object.keys(recordSchemas()) as ListName[]) {
    const texts = fresh.lists.get(name) ?? [];
    const records: unknown[] = (lists[name] = []);
    // Both lists are in the order of their ids, so that what did not change is met side by side.
    let place = 0;
    for (const text of old.lists.get(name) ?? []) {
      yield;
      if (text === texts[place]) {
        records.push(after[name][place++]);
        continue;
      }
      const parsed = recordSchemas()[name].safeParse(fromJson(text));
      if (!parsed.success) return null;
      while (isBefore(after[name][place]?.id, parsed.data.id)) {
        place++;
        yield;
      }
      const isSame = text === texts[place];
      records.push(isSame ? after[name][place] : parsed.data);
      if (after[name][place]?.id === parsed.data.id) place++;
    }
  }
  return { ...after, ...(lists as Pick<Snapshot, ListName>) };
}

const isBefore = (id: string | undefined, other: string): boolean => id !== undefined && id < other;
