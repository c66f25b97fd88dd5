/** A dataset of any size, made of the real one: each record again under other ids and names, with other days and figures. */
import { readFile } from 'node:fs/promises';
import type { Dataset, Snapshot } from '../../lib/dataset/schema.ts';
import { readSnapshot } from '../../lib/dataset/snapshot.ts';
import type { Alias } from '../../lib/openness/record.ts';
import { ensureSnapshot } from '../../scripts/ensure-snapshot.ts';

/** The dataset as it is in `data/`. @throws Error where it has faults */
export async function realDataset(): Promise<Snapshot> {
  const result = await readSnapshot(new Uint8Array(await readFile(await ensureSnapshot())));
  if (!result.ok) throw new Error(result.detail);
  return result.snapshot;
}

/** `count` series, corpora and families, in the proportions of the real dataset; the same for the same arguments. */
export function manyRecords(real: Snapshot, count: number): Dataset {
  const perCopy = real.series.length + real.corpora.length + real.families.length;
  const share = (list: readonly unknown[]) => Math.round((count * list.length) / perCopy);
  const take = <Item>(list: readonly Item[], vary: (item: Item, copy: number) => Item) =>
    Array.from({ length: share(list) }, (_, at) => {
      const item = list[at % list.length] as Item;
      const copy = Math.floor(at / list.length);
      return copy === 0 ? item : vary(item, copy);
    });
  const families = take(real.families, (family, copy) => ({
    ...family,
    id: `${family.id}-copy${copy}`,
    name: named(family.name, copy),
    aliases: family.aliases.map((alias) => aliased(alias, copy)),
  }));
  const corpora = take(real.corpora, (corpus, copy) => ({
    ...dated(corpus, copy),
    id: `${corpus.id}-copy${copy}`,
    name: named(corpus.name, copy),
    aliases: corpus.aliases.map((alias) => aliased(alias, copy)),
    ...(corpus.datasets && { datasets: corpus.datasets.map((id) => `${id}-copy${copy}`) }),
  }));
  const series = take(real.series, (record, copy) => ({
    ...dated(record, copy),
    id: `${record.id}-copy${copy}`,
    name: named(record.name, copy),
    ...(record.family !== undefined && { family: `${record.family}-copy${copy}` }),
    aliases: record.aliases.map((alias) => aliased(alias, copy)),
    releases: record.releases.map((release) => ({
      ...release,
      id: `${release.id}-copy${copy}`,
      ...(release.size !== undefined && { size: Number((release.size * (1 + copy / 100)).toFixed(2)) }),
    })),
    ...(record.patterns && { patterns: record.patterns.map((pattern) => pattern.replace('*', `*-copy${copy}`)) }),
  }));
  return { ...real, families, corpora, series };
}

/** A name that nothing else has: its first word gets an ending of its own ("OLMo 2" becomes "OLMoqab 2"). */
function named(name: string, copy: number): string {
  const ending = Array.from(String(copy), (digit) => 'abcdefghij'[Number(digit)] ?? '').join('');
  return name.replace(/^\S*?\p{L}+/u, (word) => `${word}q${ending}`);
}

function aliased(alias: Alias, copy: number): Alias {
  return typeof alias === 'string' ? named(alias, copy) : { ...alias, text: named(alias.text, copy) };
}

/** The same claims, checked on other days, as other people would have. */
function dated<Item extends object>(record: Item, copy: number): Item {
  let place = 0;
  return JSON.parse(
    JSON.stringify(record, (key, value: unknown) =>
      key === 'checked'
        ? new Date(Date.UTC(2026, 0, 1 + ((copy * 7 + place++) % 300))).toISOString().slice(0, 10)
        : value,
    ),
  ) as Item;
}
