/** Opens the dataset for a command: the same snapshot and the same code as in the extension, held in memory. */
import { readFile } from 'node:fs/promises';
import { Catalogue } from '../lib/catalogue/catalogue.ts';
import { readRows } from '../lib/catalogue/dataset-keeper.ts';
import { gateToText } from '../lib/mentions/gate.ts';
import { MemoryDataset } from '../lib/dataset/store.ts';
import { ensureSnapshot } from './ensure-snapshot.ts';

/**
 * The catalogue of the dataset as it is in `data/`, and its gate as text.
 * @throws Error where the dataset has faults
 */
export async function openCatalogue(): Promise<{ readonly catalogue: Catalogue; readonly gate: string }> {
  const rows = await readRows(new Uint8Array(await readFile(await ensureSnapshot())));
  return { catalogue: new Catalogue(new MemoryDataset(rows)), gate: gateToText(rows.gate) };
}
