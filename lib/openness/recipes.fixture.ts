/** Recipes and records for tests: plain ones to vary, and arbitrary ones for properties. */
import fc from 'fast-check';
import type { ComponentId, Status } from './components.ts';
import { COMPONENT_IDS, STATUSES } from './components.ts';
import { keyed } from './keyed.ts';
import { LICENCE_IDS, LICENCES } from './licences.fixture.ts';
import type { Claim, Claims, CorpusRecord, LicenceClaim, SeriesRecord } from './record.ts';
import type { Recipe } from './recipe.ts';
import type { ModelRecords, Records } from './records.ts';

const EVIDENCE = { url: 'https://example.org/evidence', source: 'editors', checked: '2026-11-20' } as const;

/** One claim that says this. */
export const says = (status: Status): readonly Claim[] => [{ status, ...EVIDENCE }];
/** One claim that this licence holds. */
export const licensed = (id: string): readonly LicenceClaim[] => [{ id, ...EVIDENCE }];

/** Everything open under Apache 2.0. */
export const OPEN_RECIPE: Recipe = {
  kind: 'base',
  parametersBillion: 7,
  activeBillion: 7,
  trainingTokensTrillion: 4,
  multimodal: false,
  components: {
    ...keyed(COMPONENT_IDS, (): Status => 'open'),
    data_posttrain: 'na',
    code_posttrain: 'na',
    data_information: 'complete',
  },
  licences: { weights: 'apache-2.0', data_pretrain: 'odc-by', data_posttrain: null, code: 'apache-2.0' },
  peerReviewedPaper: 'open',
  lineageSummary: 'none declared',
};

/** The open recipe with some components changed. */
export function withParts(changes: Partial<Record<ComponentId, Status>>, recipe: Recipe = OPEN_RECIPE): Recipe {
  return { ...recipe, components: { ...recipe.components, ...changes } };
}

/** Weights and a report, nothing of the recipe. */
export const WEIGHTS_ONLY: Recipe = withParts({
  checkpoints: 'none',
  data_pretrain: 'none',
  data_information: 'none',
  code_data: 'none',
  code_train: 'none',
});

const statuses = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Status>('open') },
  { weight: 3, arbitrary: fc.constantFrom(...STATUSES) },
);
const licence = fc.option(fc.constantFrom(...LICENCE_IDS), { freq: 5 });

export const anyRecipe: fc.Arbitrary<Recipe> = fc.record({
  kind: fc.constantFrom('base', 'instruct'),
  parametersBillion: fc.option(fc.integer({ min: 1, max: 1000 })),
  activeBillion: fc.option(fc.integer({ min: 1, max: 1000 })),
  trainingTokensTrillion: fc.option(fc.integer({ min: 1, max: 40 })),
  multimodal: fc.boolean(),
  components: fc.record({
    ...keyed(COMPONENT_IDS, () => statuses),
    data_information: fc.constantFrom<Status>('complete', 'partial', 'none', 'unknown'),
  }),
  licences: fc.record({ weights: licence, data_pretrain: licence, data_posttrain: licence, code: licence }),
  peerReviewedPaper: fc.constantFrom(...STATUSES),
  lineageSummary: fc.constantFrom(
    'none declared',
    'not disclosed',
    'some (post-training, closed)',
    'central (pre-training, closed)',
    'central (post-training, closed)',
  ),
});

/** Claims of the components given. */
export const claiming = (statusOf: Partial<Record<ComponentId, Status>>): Claims =>
  Object.fromEntries(Object.entries(statusOf).map(([id, status]) => [id, says(status)]));

/** A series with nothing but what is given. */
export function series(id: string, fields: Partial<SeriesRecord> = {}): SeriesRecord {
  return {
    id,
    name: id.slice(id.indexOf('/') + 1),
    developer: id.slice(0, id.indexOf('/')),
    modalities: ['text'],
    kind: 'base',
    aliases: [],
    releases: [],
    ...fields,
  };
}

/** A series whose recipe is all open. */
export function openSeries(id: string, fields: Partial<SeriesRecord> = {}): SeriesRecord {
  const components = claiming(OPEN_RECIPE.components);
  return series(id, { components, licences: { weights: licensed('apache-2.0'), code: licensed('mit') }, ...fields });
}

/** The records of a small dataset. */
export function recordsOf(
  all: readonly SeriesRecord[],
  corpora: readonly CorpusRecord[] = [],
  rest: Partial<Records> = {},
): Records {
  const models = new Map<string, ModelRecords>();
  for (const one of all) {
    models.set(one.id, { series: one });
    for (const release of one.releases) models.set(release.id, { series: one, release });
  }
  return {
    licences: LICENCES,
    developer: () => undefined,
    model: (id) => models.get(id),
    corpus: (id) => corpora.find((corpus) => corpus.id === id),
    members: (family) => all.filter((one) => one.family === family),
    candidates: () => [],
    ...rest,
  };
}
