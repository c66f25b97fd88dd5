/** The project's own licence table, for tests: read from the dataset, so that no second table can go stale. */
import { parse } from 'yaml';
import text from '../../data/licences.yaml?raw';
import { licenceTable } from './licences.ts';
import type { LicenceRecord } from './record.ts';

export const LICENCES = licenceTable(parse(text) as readonly LicenceRecord[]);
export const LICENCE_IDS: readonly string[] = [...LICENCES.keys()];
