/** Made-up but typical answers: one a verdict, for the gallery and the unit tests of the views. */
import type { Answer, Cause, Frameworks, Mark, Quarter, TermsRow } from '../../lib/openness/answer.ts';
import { COMPONENTS, type ComponentId, type Status } from '../../lib/openness/components.ts';
import type { Claim, LicenceRecord } from '../../lib/openness/record.ts';

type Statuses = Partial<Record<ComponentId, Status>>;

const CHECKED = '2026-06-14';
const EVIDENCE = 'https://example.org/evidence';

const claim = (status: Status): Claim => ({ status, url: EVIDENCE, source: 'editors', checked: CHECKED });

/** Rows of every component; those in `disputed` carry a second claim that says otherwise. */
function rows(
  statuses: Statuses,
  rest: Status,
  disputed: Partial<Record<ComponentId, Claim>> = {},
): Answer['components'] {
  return COMPONENTS.map(({ id, group }) => {
    const status = statuses[id] ?? rest;
    const own = status === 'unknown' || status === 'na' ? [] : [claim(status)];
    const other = disputed[id];
    const claims = other ? [...own, other] : own;
    return { component: id, group, status, claims, disagreement: other !== undefined, inherited: false };
  });
}

function mark(letters: string): Mark {
  const quarter = (letter: string | undefined): Quarter =>
    letter === 'f' ? 'full' : letter === 'h' ? 'half' : letter === 'u' ? 'unknown' : 'empty';
  const [data, code, weights, terms] = letters;
  return { data: quarter(data), code: quarter(code), weights: quarter(weights), terms: quarter(terms) };
}

function terms(licence: LicenceRecord | null, part: TermsRow['part'] = 'weights'): TermsRow {
  const claims = licence ? [{ id: licence.id, url: EVIDENCE, source: 'editors', checked: CHECKED }] : [];
  return { part, licence, claims };
}

const cause = (about: Cause['about'], value: string, rule: string): Cause => ({ about, value, rule });

function frameworks(
  g7: string | null,
  mof: string | null,
  osaid: string,
  osaiStyle: number,
  euExemption: string,
  because: readonly Cause[],
): Frameworks {
  const verdict = (value: string | number | null) => ({ value, because });
  return {
    g7: verdict(g7),
    mof: verdict(mof),
    osaid: verdict(osaid),
    osaiStyle: verdict(osaiStyle),
    euExemption: verdict(euExemption),
  };
}

const APACHE: LicenceRecord = {
  id: 'apache-2.0',
  name: 'Apache License 2.0',
  class: 'osi',
  url: 'https://www.apache.org/licenses/LICENSE-2.0',
};
const ODC_BY: LicenceRecord = { id: 'odc-by', name: 'ODC-By 1.0', class: 'open-content' };
const LLAMA: LicenceRecord = {
  id: 'llama3.1',
  name: 'Llama 3.1 Community License',
  class: 'threshold',
  url: 'https://www.llama.com/llama3_1/license/',
  users: '700 million monthly',
  naming: 'Built with Llama',
  usePolicy: true,
  policyChangesRemotely: true,
  noTrainingOnOutputs: false,
  passesOn: true,
};
const PROPRIETARY: LicenceRecord = { id: 'proprietary', name: 'Proprietary terms of service', class: 'proprietary' };

const EMPTY: Answer = {
  id: 'someone/unheard-of-7b',
  name: 'Unheard-of 7B',
  kind: 'unknown',
  developer: null,
  developerName: null,
  tier: 'not-assessed',
  mixed: false,
  couldBe: null,
  withTrainingHistory: false,
  mark: mark('uuuu'),
  derivedFrom: null,
  released: null,
  size: null,
  modalities: ['text'],
  verdict: {
    tier: 'not-assessed',
    couldBe: null,
    withTrainingHistory: false,
    causes: [],
    abilities: {},
    frameworks: null,
  },
  tiers: {},
  releases: [],
  components: rows({}, 'unknown'),
  terms: [],
  licenceHistory: [],
  lineage: { mark: 'not-disclosed', alleged: false, rows: [] },
  trainedOn: [],
  energy: [],
  euSummary: null,
  quoted: [],
  contested: [],
  citation: null,
  papers: [],
  repos: [],
  url: null,
  alternatives: [],
  wouldLift: [],
  origins: [],
  citedAlternatives: [],
  names: {
    sources: { editors: 'Open Recipe editors', 'osai-index': 'European OSAI Index' },
    licences: {
      'apache-2.0': 'Apache License 2.0',
      'llama3.1': 'Llama 3.1 Community License',
      mit: 'MIT License',
    },
  },
  licenceConflict: null,
  claimCount: 0,
  newestCheck: null,
};

const OPEN_ALTERNATIVES: Answer['alternatives'] = [
  { id: 'allenai/Olmo-3-1025-7B', name: 'OLMo 3 7B', tier: 'open-recipe', size: 7 },
  { id: 'swiss-ai/Apertus-8B-2509', name: 'Apertus 8B', tier: 'open-recipe', size: 8 },
];

export const NOT_ASSESSED: Answer = EMPTY;

const MIXED_LICENCE: Cause = { ...cause('data_posttrain_licence', 'mixed', 'data-licence'), licenceClass: 'mixed' };

export const OPEN_RECIPE: Answer = {
  ...EMPTY,
  id: 'allenai/OLMo-2-1124-13B-Instruct',
  name: 'OLMo 2 13B Instruct',
  kind: 'release',
  developer: 'allenai',
  developerName: 'Ai2',
  tier: 'open-recipe',
  withTrainingHistory: true,
  mark: mark('ffff'),
  released: '2024-11',
  size: 13.7,
  verdict: {
    tier: 'open-recipe',
    couldBe: null,
    withTrainingHistory: true,
    causes: [],
    abilities: {
      audit: { answer: 'yes', blockedBy: [] },
      reproduce: { answer: 'yes', blockedBy: [] },
      compete: { answer: 'partly', blockedBy: [MIXED_LICENCE] },
      improve: { answer: 'partly', blockedBy: [MIXED_LICENCE] },
    },
    frameworks: frameworks('Open Source AI with Open Data', 'I', 'likely', 0.96, 'likely', []),
  },
  components: rows({ optimizer_state: 'partial', data_information: 'complete' }, 'open', {
    optimizer_state: {
      ...claim('none'),
      url: 'https://example.org/index',
      source: 'osai-index',
      checked: '2025-11-02',
      note: 'last stage only',
    },
  }),
  terms: [terms(APACHE), terms(ODC_BY, 'data_pretrain'), terms(APACHE, 'code')],
  lineage: {
    mark: 'some-closed',
    alleged: false,
    rows: [
      {
        stage: 'sft',
        teacher: 'GPT-4o',
        teacherKind: 'closed-api',
        role: 'generates',
        share: 0.23,
        shareOf: 'examples',
        status: 'shown-by-dataset',
        dataset: 'allenai/tulu-3-sft-olmo-2-mixture',
        url: 'https://huggingface.co/datasets/allenai/tulu-3-sft-olmo-2-mixture',
        source: 'editors',
        checked: CHECKED,
      },
      {
        stage: 'pretrain',
        teacher: 'none',
        teacherKind: 'unknown',
        role: 'generates',
        status: 'declared',
        url: 'https://arxiv.org/abs/2501.00656',
        source: 'editors',
        checked: CHECKED,
      },
    ],
  },
  trainedOn: [
    { id: 'corpora/dolma', name: 'Dolma', tier: 'open-recipe' },
    { id: 'corpora/dclm-baseline', name: 'DCLM-Baseline', tier: 'open-recipe' },
  ],
  energy: [
    {
      value: 101,
      metric: 'co2e',
      scope: ['final_run'],
      method: 'location',
      by: 'maker',
      url: 'https://arxiv.org/abs/2501.00656',
      source: 'editors',
      checked: CHECKED,
    },
    {
      value: 257,
      metric: 'mwh',
      scope: ['final_run'],
      method: 'unstated',
      by: 'maker',
      url: 'https://arxiv.org/abs/2501.00656',
      source: 'editors',
      checked: CHECKED,
    },
  ],
  euSummary: { state: 'unknown', url: 'https://example.org/eu', source: 'editors', checked: CHECKED },
  citation: {
    key: 'olmo2',
    title: '2 OLMo 2 Furious',
    authors: 'Team OLMo and others',
    year: 2025,
    url: 'https://arxiv.org/abs/2501.00656',
  },
  papers: ['https://arxiv.org/abs/2501.00656'],
  repos: ['https://github.com/allenai/OLMo-core'],
  url: 'https://huggingface.co/allenai/OLMo-2-1124-13B-Instruct',
  claimCount: 27,
  newestCheck: '2026-06-14',
};

const LLAMA_CAUSES = [
  cause('data_pretrain', 'described', 'recipe'),
  cause('code_train', 'none', 'recipe'),
  { ...cause('weights_licence', 'llama3.1', 'licence'), licenceClass: 'threshold' },
];

export const RESTRICTED: Answer = {
  ...EMPTY,
  id: 'meta-llama/Llama-3.1-8B',
  name: 'Llama 3.1 8B',
  kind: 'release',
  developer: 'meta',
  developerName: 'Meta',
  tier: 'restricted-weights',
  mark: mark('eefh'),
  released: '2024-07',
  size: 8,
  verdict: {
    tier: 'restricted-weights',
    couldBe: null,
    withTrainingHistory: false,
    causes: LLAMA_CAUSES,
    abilities: {
      audit: { answer: 'no', blockedBy: LLAMA_CAUSES.slice(0, 1) },
      reproduce: { answer: 'no', blockedBy: LLAMA_CAUSES.slice(0, 2) },
      compete: { answer: 'no', blockedBy: LLAMA_CAUSES },
      improve: { answer: 'no', blockedBy: LLAMA_CAUSES },
    },
    frameworks: frameworks('Weights Available AI', null, 'no', 0.33, 'unlikely', LLAMA_CAUSES.slice(2)),
  },
  components: rows(
    {
      weights_final: 'gated_auto',
      weights_base: 'gated_auto',
      architecture: 'open',
      tokenizer: 'gated_auto',
      data_pretrain: 'described',
      data_posttrain: 'na',
      data_eval: 'partial',
      data_information: 'partial',
      code_inference: 'open',
      code_eval: 'partial',
      code_posttrain: 'na',
      model_card: 'open',
      report: 'open',
      eval_results: 'open',
      training_logs: 'none',
      optimizer_state: 'unknown',
      data_card: 'unknown',
      energy_carbon: 'open',
    },
    'none',
  ),
  terms: [terms(LLAMA), terms(null, 'data_pretrain'), terms({ ...LLAMA }, 'code')],
  licenceHistory: [
    { from: '2023-02', licence: 'Research only, on request', url: EVIDENCE },
    {
      from: '2023-07',
      licence: 'Llama 2 Community License',
      url: EVIDENCE,
      note: '700 million user threshold; outputs may not train other models',
    },
    {
      from: '2024-07',
      licence: 'Llama 3.1 Community License',
      url: EVIDENCE,
      note: 'output ban dropped, name duty added',
    },
  ],
  energy: [
    {
      value: 420,
      metric: 'co2e',
      scope: ['final_run'],
      method: 'location',
      by: 'maker',
      url: EVIDENCE,
      source: 'editors',
      checked: CHECKED,
    },
  ],
  contested: [
    { text: 'The maker calls it open source; the Open Source Initiative does not.', url: 'https://opensource.org/ai' },
  ],
  quoted: [
    {
      standard: 'Foundation Model Transparency Index',
      value: '31 of 100 (company)',
      date: '2025-12',
      url: 'https://crfm.stanford.edu/fmti/',
    },
  ],
  alternatives: OPEN_ALTERNATIVES,
  wouldLift: [{ ...cause('weights_licence', 'llama3.1', 'licence'), licenceClass: 'threshold' }],
  url: 'https://huggingface.co/meta-llama/Llama-3.1-8B',
  papers: ['https://arxiv.org/abs/2407.21783'],
  claimCount: 14,
  newestCheck: '2026-06-14',
};

const WEIGHTS_CAUSES = [cause('data_pretrain', 'none', 'recipe'), cause('code_train', 'none', 'recipe')];

export const OPEN_WEIGHTS: Answer = {
  ...RESTRICTED,
  id: 'mistralai/Mistral-7B-v0.1',
  name: 'Mistral 7B v0.1',
  developer: 'mistral',
  developerName: 'Mistral AI',
  tier: 'open-weights',
  couldBe: 'partly-open-recipe',
  mark: mark('eeff'),
  released: '2023-09-27',
  size: 7.2,
  verdict: {
    ...RESTRICTED.verdict,
    tier: 'open-weights',
    couldBe: 'partly-open-recipe',
    causes: WEIGHTS_CAUSES,
    abilities: {
      audit: { answer: 'no', blockedBy: WEIGHTS_CAUSES.slice(0, 1) },
      reproduce: { answer: 'no', blockedBy: WEIGHTS_CAUSES },
      compete: { answer: 'no', blockedBy: WEIGHTS_CAUSES },
      improve: { answer: 'no', blockedBy: WEIGHTS_CAUSES },
    },
    frameworks: frameworks('Open Weights AI', null, 'no', 0.33, 'likely', WEIGHTS_CAUSES),
  },
  components: rows(
    {
      weights_final: 'open',
      architecture: 'open',
      tokenizer: 'open',
      code_inference: 'open',
      report: 'partial',
      model_card: 'partial',
      data_pretrain: 'unknown',
      eval_results: 'open',
      data_posttrain: 'na',
      code_posttrain: 'na',
      weights_base: 'open',
    },
    'none',
  ),
  terms: [terms(APACHE)],
  licenceHistory: [],
  energy: [],
  contested: [],
  quoted: [],
  url: 'https://huggingface.co/mistralai/Mistral-7B-v0.1',
  papers: ['https://arxiv.org/abs/2310.06825'],
  wouldLift: WEIGHTS_CAUSES,
};

export const CLOSED: Answer = {
  ...EMPTY,
  id: 'family/gpt-4o',
  name: 'GPT-4o',
  kind: 'series',
  developer: 'openai',
  developerName: 'OpenAI',
  tier: 'closed',
  mark: mark('eeee'),
  released: '2024-05',
  verdict: {
    tier: 'closed',
    couldBe: null,
    withTrainingHistory: false,
    causes: [cause('weights_final', 'none', 'weights')],
    abilities: {
      audit: { answer: 'no', blockedBy: [cause('data_pretrain', 'none', 'data')] },
      reproduce: { answer: 'no', blockedBy: [cause('data_pretrain', 'none', 'data')] },
      compete: { answer: 'no', blockedBy: [cause('data_pretrain', 'none', 'data')] },
      improve: { answer: 'no', blockedBy: [cause('weights_final', 'none', 'weights')] },
    },
    frameworks: frameworks(null, null, 'no', 0.04, 'unlikely', [cause('weights_final', 'none', 'weights')]),
  },
  components: rows(
    { data_pretrain: 'described', report: 'partial', model_card: 'partial', eval_results: 'open', tokenizer: 'open' },
    'none',
  ),
  terms: [terms(PROPRIETARY)],
  claimCount: 12,
  newestCheck: '2026-05-02',
};

export const MIXED: Answer = {
  ...RESTRICTED,
  id: 'qwen/qwen2.5',
  name: 'Qwen2.5',
  kind: 'series',
  developer: 'qwen',
  developerName: 'Alibaba Qwen',
  mixed: true,
  size: null,
  released: '2024-09',
  tiers: {
    'open-weights': ['Qwen/Qwen2.5-7B', 'Qwen/Qwen2.5-14B', 'Qwen/Qwen2.5-32B'],
    'restricted-weights': ['Qwen/Qwen2.5-3B', 'Qwen/Qwen2.5-72B'],
  },
  releases: [
    { id: 'Qwen/Qwen2.5-3B', name: 'Qwen2.5 3B', tier: 'restricted-weights', size: 3.1, released: '2024-09' },
    { id: 'Qwen/Qwen2.5-7B', name: 'Qwen2.5 7B', tier: 'open-weights', size: 7.6, released: '2024-09' },
    { id: 'Qwen/Qwen2.5-14B', name: 'Qwen2.5 14B', tier: 'open-weights', size: 14.7, released: '2024-09' },
    { id: 'Qwen/Qwen2.5-32B', name: 'Qwen2.5 32B', tier: 'open-weights', size: 32.5, released: '2024-09' },
    { id: 'Qwen/Qwen2.5-72B', name: 'Qwen2.5 72B', tier: 'restricted-weights', size: 72.7, released: '2024-09' },
  ],
};

const QWEN25 = { id: 'alibaba/qwen2.5', name: 'Qwen2.5' };
const QWEN2 = { id: 'alibaba/qwen2', name: 'Qwen2' };

export const FAMILY: Answer = {
  ...MIXED,
  id: 'family/qwen',
  name: 'Qwen',
  kind: 'family',
  released: null,
  releases: [
    ...MIXED.releases.map((release) => ({ ...release, series: QWEN25 })),
    {
      id: 'Qwen/Qwen2-7B',
      name: 'Qwen2 7B',
      tier: 'open-weights',
      size: 7.6,
      released: '2024-06',
      series: QWEN2,
    },
  ],
  verdict: { ...MIXED.verdict, causes: [], abilities: {}, frameworks: null },
  components: [],
  terms: [],
  licenceHistory: [],
  energy: [],
  contested: [],
  quoted: [],
  alternatives: [],
  wouldLift: [],
  papers: [],
  url: 'https://qwen.ai',
  claimCount: 0,
  newestCheck: null,
};

const BLOOM_CAUSES = [
  cause('data_pretrain', 'gated', 'recipe'),
  { ...cause('weights_licence', 'bigscience-bloom-rail-1.0', 'licence'), licenceClass: 'use-restricted' },
];

export const PARTLY: Answer = {
  ...OPEN_RECIPE,
  id: 'bigscience/bloom',
  name: 'BLOOM 176B',
  developer: 'bigscience',
  developerName: 'BigScience',
  tier: 'partly-open-recipe',
  mark: mark('hffh'),
  released: '2022-07',
  size: 176,
  verdict: {
    ...OPEN_RECIPE.verdict,
    tier: 'partly-open-recipe',
    causes: BLOOM_CAUSES,
    abilities: {
      audit: { answer: 'partly', blockedBy: BLOOM_CAUSES.slice(0, 1) },
      reproduce: { answer: 'partly', blockedBy: BLOOM_CAUSES.slice(0, 1) },
      compete: { answer: 'partly', blockedBy: BLOOM_CAUSES },
      improve: { answer: 'partly', blockedBy: BLOOM_CAUSES },
    },
  },
  components: rows(
    {
      data_pretrain: 'gated',
      data_posttrain: 'na',
      code_posttrain: 'na',
      data_information: 'partial',
      checkpoints: 'withdrawn',
    },
    'open',
  ),
  terms: [
    terms({
      id: 'bigscience-bloom-rail-1.0',
      name: 'BigScience BLOOM RAIL 1.0',
      class: 'use-restricted',
      usePolicy: true,
      passesOn: true,
    }),
  ],
};

export const DERIVED: Answer = {
  ...OPEN_RECIPE,
  id: 'bartowski/OLMo-2-1124-13B-Instruct-abliterated-longcontext-GGUF',
  name: 'OLMo-2-1124-13B-Instruct-abliterated-longcontext-GGUF',
  kind: 'derived',
  developer: null,
  developerName: 'bartowski',
  released: null,
  withTrainingHistory: false,
  origins: [
    {
      id: 'allenai/OLMo-2-1124-13B',
      name: 'OLMo 2 13B',
      tier: 'open-recipe',
      relation: 'quantized',
      parents: [
        { id: 'corpora/olmo-mix-1124', name: 'OLMo Mix 1124', tier: 'open-recipe', relation: 'corpus', parents: [] },
        { id: 'corpora/dolmino', name: 'Dolmino Mix', tier: 'partly-open-recipe', relation: 'corpus', parents: [] },
      ],
    },
  ],
  derivedFrom: {
    id: 'allenai/OLMo-2-1124-13B-Instruct',
    name: 'OLMo 2 13B Instruct',
    relation: 'quantized',
    how: 'name',
    confidence: 'medium',
  },
  components: OPEN_RECIPE.components.map((row) => ({ ...row, inherited: true })),
  licenceConflict: { card: 'mit', base: 'apache-2.0' },
  citation: null,
};

export const CORPUS: Answer = {
  ...EMPTY,
  id: 'corpora/the-pile',
  name: 'The Pile',
  kind: 'corpus',
  developer: 'eleutherai',
  developerName: 'EleutherAI',
  tier: 'partly-open-recipe',
  mark: { data: 'half', code: 'full', weights: 'empty', terms: 'empty' },
  released: '2020-12',
  verdict: {
    tier: 'partly-open-recipe',
    couldBe: null,
    withTrainingHistory: false,
    causes: [cause('data_pretrain', 'withdrawn', 'corpus')],
    abilities: {
      audit: { answer: 'partly', blockedBy: [cause('data_pretrain', 'withdrawn', 'corpus')] },
      improve: { answer: 'partly', blockedBy: [cause('data_pretrain', 'withdrawn', 'corpus')] },
    },
    frameworks: null,
  },
  components: rows(
    { data_pretrain: 'withdrawn', code_data: 'open', data_card: 'open', data_information: 'complete' },
    'na',
  ).filter((row) => row.status !== 'na'),
  terms: [{ part: 'data', licence: null, claims: [] }],
  papers: ['https://arxiv.org/abs/2101.00027'],
  claimCount: 6,
  newestCheck: '2026-06-01',
};

/** Every sample under the name that the gallery prints above it. */
export const SAMPLES: readonly (readonly [string, Answer])[] = [
  ['open recipe', OPEN_RECIPE],
  ['partly open recipe', PARTLY],
  ['open weights', OPEN_WEIGHTS],
  ['restricted weights', RESTRICTED],
  ['closed', CLOSED],
  ['not assessed', NOT_ASSESSED],
  ['mixed', MIXED],
  ['family', FAMILY],
  ['derived', DERIVED],
  ['corpus', CORPUS],
];
