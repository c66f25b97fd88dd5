/** The detector over the project's own dataset, as the extension runs it, for tests and benches. */
import { gzipSync } from 'node:zlib';
import { Catalogue } from '../../lib/catalogue/catalogue.ts';
import { readRows } from '../../lib/catalogue/dataset-keeper.ts';
import { readDataset } from '../../lib/dataset/read-files.ts';
import { snapshotText } from '../../lib/dataset/snapshot.ts';
import { MemoryDataset } from '../../lib/dataset/store.ts';
import { scan, type Gate } from '../../lib/mentions/gate.ts';
import { freshContext, type Mention, type OpennessClaim } from '../../lib/mentions/mention.ts';
import { cutWindows, pageBudget } from '../../lib/mentions/windows.ts';

export interface Detector {
  readonly gate: Gate;
  /** Mentions and claims with offsets into the whole text; its lines are its blocks. */
  readonly detect: (text: string) => Promise<{ mentions: readonly Mention[]; claims: readonly OpennessClaim[] }>;
}

/** Reads `data/` and makes the detector. */
export async function openDetector(): Promise<Detector> {
  const { dataset } = await readDataset('data');
  const rows = await readRows(new Uint8Array(gzipSync(snapshotText(dataset))));
  const { gate } = rows;
  const catalogue = new Catalogue(new MemoryDataset(rows));
  return {
    gate,
    async detect(text) {
      const lines = text.split('\n');
      const offsets: number[] = [];
      let offset = 0;
      for (const line of lines) {
        offsets.push(offset);
        offset += line.length + 1;
      }
      const budget = pageBudget();
      const windows = lines.flatMap((line, block) => cutWindows(block, line, scan(line, gate), budget));
      const question = { windows, context: freshContext('article', ''), ids: [], pageModel: null };
      const { resolution } = await catalogue.readPage(question);
      const move = <T extends { readonly block: number; readonly start: number; readonly end: number }>(it: T): T => ({
        ...it,
        start: it.start + (offsets[it.block] ?? 0),
        end: it.end + (offsets[it.block] ?? 0),
      });
      return { mentions: resolution.mentions.map(move), claims: resolution.claims.map(move) };
    },
  };
}
