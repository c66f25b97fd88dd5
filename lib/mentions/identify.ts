/** What a structured id leads to, by the index: listed itself, or a sibling by its series' pattern. */
import { idEntry, keyOfId } from './alias-index.ts';
import { identifierFromKey } from './identifiers.ts';
import { freshContext, type Lookup } from './mention.ts';
import { resolve } from './resolve.ts';

/** What an identifier leads to: an id of the dataset, or for somebody's derived model the id of what its name derives from. */
export interface Identified {
  readonly id: string;
  /** Set for a Hugging Face model that the dataset does not list, but whose name tells its base. */
  readonly base: string | null;
}

/**
 * Looks identifiers up, as `identifierKey` writes them. Those that lead nowhere are left out.
 */
export async function identify(keys: readonly string[], lookup: Lookup): Promise<Map<string, Identified>> {
  const wanted = keys.flatMap((key) => {
    const identifier = identifierFromKey(key);
    return identifier ? [{ key, identifier, bucket: keyOfId(identifier.source, identifier.id) }] : [];
  });
  const buckets = await lookup([...new Set(wanted.map(({ bucket }) => bucket))]);
  const found = new Map<string, Identified>();
  const unlisted: string[] = [];
  for (const { key, identifier, bucket } of wanted) {
    const entry = idEntry(buckets.get(bucket) ?? [], `${identifier.source}:${identifier.id}`.toLowerCase());
    if (entry) found.set(key, { id: entry.id, base: null });
    else if (identifier.source === 'hub') unlisted.push(key);
  }
  if (unlisted.length > 0) {
    const windows = unlisted.map((key, block) => ({ block, offset: 0, text: key.slice('hub:'.length) }));
    const { mentions } = await resolve({ windows, context: freshContext('hub', '') }, lookup, async () => new Map());
    for (const { block, kind, id, base } of mentions) {
      const key = unlisted[block];
      if (key && kind === 'derived' && base !== null) found.set(key, { id, base });
    }
  }
  return found;
}
