/** Mutated files of a published dataset, thrown at a client. */
import { randomInt } from 'node:crypto';
import { snapshotText } from '../../lib/dataset/snapshot.ts';
import { SYNC_REASONS } from '../../lib/dataset/sync-reasons.ts';
import { MemoryClient } from './memory-world.ts';
import { exampleOf, Publisher } from './publisher.ts';

/**
 * Syncs `count` times from version 1 to a version 2 of which one file was mutated at random.
 * @returns how often the client ended with version 1 or 2 whole, and a known reason where it failed
 * @throws Error with the file and its bytes for the first time that it did not
 */
export async function fuzzSync(count: number): Promise<number> {
  const publisher = new Publisher();
  try {
    await publisher.publish();
    const client = new MemoryClient(publisher.key.publicKey);
    client.hosts.set(client.target.address, publisher.files());
    await client.sync();
    await publisher.publish();
    const good = publisher.files();
    // Any file in one of three turns, manifests and snapshots in the others.
    const all = [...good.keys()];
    const chosen = all.filter((name) => /^(?:manifest|snapshot|delta)/.test(name));
    const expected = [1, 2].map((version) => snapshotText(exampleOf(version)));
    for (let turn = 0; turn < count; turn++) {
      const names = turn % 3 === 0 ? all : chosen;
      const name = names[randomInt(names.length)] ?? '';
      const mutated = mutate(good.get(name) ?? Buffer.alloc(0));
      const fresh = new MemoryClient(publisher.key.publicKey);
      fresh.installed = client.installed;
      fresh.state = structuredClone(client.state);
      fresh.hosts.set(fresh.target.address, new Map([...good, [name, mutated]]));
      const entry = await fresh.sync();
      const text = fresh.installed && snapshotText(fresh.installed.snapshot);
      const isWhole = text !== null && text === expected[fresh.version - 1];
      const isExplained = entry.reason === null || (SYNC_REASONS.includes(entry.reason) && entry.reason !== 'internal');
      if (!isWhole || !isExplained)
        throw new Error(`${name}: ${entry.reason ?? 'accepted'}: ${mutated.toString('base64')}`);
    }
    return count;
  } finally {
    publisher.close();
  }
}

/** One to four changes: a byte set or put in, the end cut off or doubled. */
export function mutate(bytes: Buffer): Buffer {
  let mutated = Buffer.from(bytes);
  for (let changes = randomInt(1, 5); changes > 0; changes--) {
    const at = randomInt(Math.max(1, mutated.length));
    const how = randomInt(8);
    if (how < 4) mutated[at] = (mutated[at] ?? 0) ^ (1 << randomInt(8));
    else if (how < 6)
      mutated = Buffer.concat([mutated.subarray(0, at), Buffer.from([randomInt(256)]), mutated.subarray(at)]);
    else if (how < 7) mutated = mutated.subarray(0, at);
    else mutated = Buffer.concat([mutated, mutated.subarray(at)]);
  }
  return mutated;
}
