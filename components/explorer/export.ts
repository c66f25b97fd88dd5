/** Rows of the explorer as files. */
import { COMPONENT_IDS } from '../../lib/openness/components.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { csvOf } from '../csv.ts';

const COLUMNS = [
  'id',
  'name',
  'kind',
  'developer',
  'verdict',
  'varies',
  'could be',
  'released',
  'smallest (billions of parameters)',
  'largest (billions of parameters)',
  'modalities',
  'licence',
  'licence class',
  'claims',
  'newest check',
] as const;

/** One row a model or corpus; after the facts, the status of every component by its id. */
export function rowsCsv(rows: readonly OverviewRow[]): string {
  return csvOf([
    [...COLUMNS, ...COMPONENT_IDS],
    ...rows.map((row) => [
      row.id,
      row.name,
      row.kind,
      row.developerName,
      row.tier,
      String(row.mixed),
      row.couldBe ?? '',
      row.released ?? '',
      String(row.sizes?.[0] ?? ''),
      String(row.sizes?.[1] ?? ''),
      row.modalities.join(' '),
      row.licence?.name ?? '',
      row.licence?.class ?? '',
      String(row.claimCount),
      row.newestCheck ?? '',
      ...COMPONENT_IDS.map((id) => row.statuses[id] ?? ''),
    ]),
  ]);
}

/** The same as JSON: the dataset's version and a list of objects. */
export function rowsJson(rows: readonly OverviewRow[], version: number): string {
  const records = rows.map(({ mark: _mark, derivedFrom: _derivedFrom, ...row }) => row);
  return `${JSON.stringify({ dataset: version, records }, null, 1)}\n`;
}
