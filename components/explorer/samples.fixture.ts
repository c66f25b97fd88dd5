/** Made-up rows of the explorer. */
import type { OverviewRow } from '../../lib/openness/overview.ts';

export const row = (id: string, changes: Partial<OverviewRow> = {}): OverviewRow => ({
  id,
  name: id.slice(id.indexOf('/') + 1),
  kind: 'series',
  developer: id.slice(0, id.indexOf('/')),
  developerName: id.slice(0, id.indexOf('/')).toUpperCase(),
  tier: 'open-weights',
  mixed: false,
  couldBe: null,
  withTrainingHistory: false,
  mark: { data: 'empty', code: 'empty', weights: 'full', terms: 'full' },
  derivedFrom: null,
  released: null,
  sizes: null,
  modalities: ['text'],
  licence: null,
  statuses: {},
  claimCount: 0,
  newestCheck: null,
  ...changes,
});
