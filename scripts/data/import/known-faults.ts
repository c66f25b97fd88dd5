/**
 * What is known to be wrong in the sources, as rules with their reasons. An amendment puts a record right before it is
 * read; a rejection drops one statement. Both are reported; results are never edited by hand.
 */
import type { Status } from '../../../lib/openness/components.ts';
import { mostCautious } from '../../../lib/openness/status-groups.ts';
import type { Claim, LicenceClaim } from '../../../lib/openness/record.ts';
import type { SourceRecord } from './source-record.ts';
import type { Statement } from './statement.ts';

interface Amendment {
  readonly id: string;
  readonly reason: string;
  readonly records: readonly string[];
  readonly amend: (record: SourceRecord) => SourceRecord;
}

/** The names of base and end model stand in each other's place; the ratings and their links do not. */
function swapEnds(record: SourceRecord): SourceRecord {
  const { base_model: end, end_model: base } = record.extra ?? {};
  return {
    ...record,
    ...(base !== undefined && { base_models: [base] }),
    ...(end !== undefined && { versions: [end] }),
    extra: { ...record.extra, base_model: base, end_model: end },
  };
}

const AMENDMENTS: readonly Amendment[] = [
  {
    id: 'ends-swapped',
    reason: 'the names of base and end model are swapped: the end model named is Qwen2.5, which is the base',
    records: ['osai-index:Guru', 'osai-index:SynLogic'],
    amend: swapEnds,
  },
  {
    id: 'end-model-is-a-dataset',
    reason: 'the end model named is the data set Evol-Instruct',
    records: ['osai-index:WizardLM'],
    amend: (record) => ({ ...record, versions: [record.name], extra: { ...record.extra, end_model: record.name } }),
  },
  {
    id: 'misspelled-musicldm',
    reason: 'the end model is written "mudicldm"',
    records: ['osai-index:MusicLDM'],
    amend: (record) => ({ ...record, versions: [record.name], extra: { ...record.extra, end_model: record.name } }),
  },
  {
    id: 'named-by-file',
    reason: 'the end model is named by its file; x070 and rwkv7 are RWKV-7',
    records: ['osai-index:RWKV', 'osai-index-superseded:RWKV@463ba045'],
    amend: (record) => ({ ...record, versions: ['RWKV-7'], extra: { ...record.extra, end_model: 'RWKV-7' } }),
  },
  {
    id: 'name-with-a-placeholder',
    reason: 'the page it rates is the announcement of Claude Opus 4.8',
    records: ['os-ai-map:claude-opus-4-x'],
    amend: (record) => ({ ...record, name: 'Claude Opus 4.8' }),
  },
  {
    id: 'namesake',
    reason: 'another FinGPT, for finance, than that of Turku',
    records: ['epoch-models:fingpt-13b'],
    amend: (record) => ({ ...record, name: 'FinGPT for finance' }),
  },
  {
    id: 'not-a-date',
    reason: 'the release date holds the licence',
    records: ['osai-index-superseded:craiyon@f298aef0'],
    amend: (record) => ({ ...record, release_date: undefined }),
  },
];

/** The record as it should have been, and the rules that were needed. */
export function amended(record: SourceRecord): { readonly record: SourceRecord; readonly rules: readonly string[] } {
  const needed = AMENDMENTS.filter(({ records }) => records.includes(record.id));
  return {
    record: needed.reduce((right, { amend }) => amend(right), record),
    rules: needed.map(({ id, reason }) => `${id}: ${reason}`),
  };
}

/** What a rejection may look at beside the statement. */
export interface Surroundings {
  /** What other sources say of the same part of the same model. */
  readonly others: readonly Statement[];
  /** Claims of the same part that no importer made. */
  readonly handMade: readonly (Claim | LicenceClaim)[];
  /** Status of the same part of the base, where the model is derived from one that is listed. */
  readonly base: Status;
  /** The model has a base that is listed. */
  readonly hasListedBase: boolean;
  /** Id of the series. */
  readonly series: string;
}

interface Rejection {
  readonly id: string;
  readonly reason: string;
  readonly rejects: (statement: Statement, around: Surroundings) => boolean;
}

/** Components that are documents. */
const DOCUMENTS: ReadonlySet<string> = new Set(['model_card', 'data_card', 'report']);

const isSource =
  (source: string) =>
  (statement: Statement): boolean =>
    statement.record.source === source;
const isMof = isSource('mof-tool');
const isWeights = ({ path }: Statement): boolean => path[0] === 'components' && path[1].startsWith('weights');
const isLicence = ({ path }: Statement): boolean => path[0] === 'licences';
const ratingOf = ({ record, dimension }: Statement) => record.status[dimension];

/** Models whose weights were taken down, as the European index notes; older sources still say open. */
const WEIGHTS_WITHDRAWN: ReadonlySet<string> = new Set(['databricks/mpt', 'databricks/dolly', 'bram-vanroy/geitje']);

/** Records of the Model Openness Tool that give closed models a licence for weights nobody can download. */
const NEVER_RELEASED: ReadonlySet<string> = new Set([
  'mof-tool:Claude-1',
  'mof-tool:Claude-2',
  'mof-tool:Grok-0',
  'mof-tool:GPT-4',
]);

const REJECTIONS: readonly Rejection[] = [
  {
    id: 'other-yardstick',
    reason:
      'the index rates how complete a card, sheet or paper is; here it counts whether there is one, and somebody looked',
    rejects: ({ record, path, value }, { handMade }) =>
      record.source.startsWith('osai-index') &&
      (path[0] === 'peerReviewed' || (path[0] === 'components' && DOCUMENTS.has(path[1]))) &&
      handMade.some((claim) => 'status' in claim && claim.status !== 'unknown' && claim.status !== value),
  },
  {
    id: 'claimed-only',
    reason: 'ticked without a licence: that often means "described in a paper"',
    rejects: (statement) => isMof(statement) && statement.said === 'unlicensed',
  },
  {
    id: 'inherited-data-licence',
    reason: 'the licence of the whole release was filled in for its data, which it does not cover',
    rejects: (statement) =>
      isMof(statement) &&
      (statement.path[1] === 'data_pretrain' || statement.path[1] === 'data_posttrain') &&
      isInherited(statement),
  },
  {
    id: 'licence-field-misused',
    reason: 'the licence field names sources or a web page, so the tick says nothing',
    rejects: (statement) => isMof(statement) && licenceClassOf(statement) === 'not-a-licence',
  },
  {
    id: 'wrong-licence',
    reason: 'the licence is that of a medical imaging program',
    rejects: (statement) => isMof(statement) && licenceClassOf(statement) === 'suspicious',
  },
  {
    id: 'weights-never-released',
    reason: 'the weights of this model were never offered for download',
    rejects: (statement) => NEVER_RELEASED.has(statement.record.id),
  },
  {
    id: 'gated-called-closed',
    reason: 'the note describes the same licence gate that counts as partial for Llama 2, 3 and 3.3',
    rejects: (statement) =>
      statement.record.id === 'osai-index:llama-3.1' &&
      statement.dimension === 'weights_endmodel' &&
      statement.said === 'closed',
  },
  {
    id: 'older-llama-licence',
    reason: 'Llama 3.1 came under a licence of its own, not that of Llama 3',
    rejects: (statement) => statement.record.id === 'osai-index:llama-3.1' && isLicence(statement),
  },
  {
    id: 'stale-deepseek-licence',
    reason: 'DeepSeek-R1 came under MIT; the licence listed is that of the models before it',
    rejects: (statement) => /^osai-index:deepseek-r1/iu.test(statement.record.id) && isLicence(statement),
  },
  {
    id: 'crystal-has-no-base',
    reason: 'Crystal was trained from scratch; the index rates it as if it stood on Llama 2',
    rejects: (statement) =>
      isSource('osai-index')(statement) && statement.record.name === 'Crystal' && !isLicence(statement),
  },
  {
    id: 'rating-of-a-third-party-copy',
    reason: 'T5 was trained on C4, which can be rebuilt and is hosted again; the index rates the T5X code base',
    rejects: (statement) => statement.record.id === 'osai-index:T5' && statement.said === 'partial',
  },
  {
    id: 'superseded',
    reason: 'the current edition of the index rates the same model',
    rejects: (statement, { others }) =>
      isSource('osai-index-superseded')(statement) && others.some(isSource('osai-index')),
  },
  {
    id: 'predecessor',
    reason: 'the European index grew out of this one and has rated the same part since',
    rejects: (statement, { others }) =>
      isSource('opening-up-chatgpt')(statement) && others.some((other) => other.record.source.startsWith('osai-index')),
  },
  {
    id: 'rl-weights-as-an-artefact',
    reason: 'it rates the weights of the RLHF step by themselves; that they are not published does not close the model',
    rejects: (statement) => statement.dimension === 'rlweights' && statement.said !== 'open',
  },
  {
    id: 'no-base-to-rate',
    reason: 'the record names no base model: "closed" says that there is none, not that it is kept back',
    rejects: ({ dimension, said, record }) =>
      dimension === 'weights_basemodel' &&
      said === 'closed' &&
      record.extra?.base_model === undefined &&
      record.status['weights_endmodel']?.value !== 'closed',
  },
  {
    id: 'inherited-rl-weights',
    reason: 'early editions took over "weights of the RLHF step": the base model can be had',
    rejects: (statement) =>
      isSource('osai-index-superseded')(statement) &&
      statement.dimension === 'weights_endmodel' &&
      statement.said === 'closed' &&
      ['open', 'partial'].includes(String(statement.record.status['weights_basemodel']?.value)),
  },
  {
    id: 'withdrawn-since',
    reason: 'the weights were taken down later; older sources still say open',
    rejects: (statement, { series }) =>
      WEIGHTS_WITHDRAWN.has(series) && isWeights(statement) && !isSource('osai-index')(statement),
  },
  {
    id: 'code-of-any-kind',
    reason: '"code: partial" counts inference code; it does not say that training code is public',
    rejects: (statement) =>
      isSource('os-ai-map')(statement) && statement.dimension === 'code' && statement.said === 'partial',
  },
  {
    id: 'provider-listing',
    reason: 'grouped from price lists of API providers, who do not agree with each other',
    rejects: (statement) => statement.record.id.startsWith('models-dev:~'),
  },
  {
    id: 'moving-pointer',
    reason: 'a name of an API that leads to another model over time',
    rejects: (statement) =>
      isSource('models-dev')(statement) &&
      (statement.record.extra?.flag !== undefined ||
        /\b(?:latest|deepseek (?:chat|reasoner))\b/iu.test(statement.record.name)),
  },
  {
    id: 'no-more-open-than-its-base',
    reason: 'a derived model cannot be more open in its pre-training data than the model it stands on',
    rejects: (statement, { base }) =>
      statement.path[1] === 'data_pretrain' &&
      !isLicence(statement) &&
      base !== 'unknown' &&
      mostCautious([base, statement.value as Status]) !== statement.value,
  },
  {
    id: 'licence-of-the-base-data',
    reason: 'a further training has no pre-training data of its own to license',
    rejects: (statement, { hasListedBase }) =>
      statement.path[0] === 'licences' && statement.path[1] === 'data_pretrain' && hasListedBase,
  },
];

/** Why a statement is not taken, or null where no rule speaks against it. */
export function rejectionOf(
  statement: Statement,
  around: Surroundings,
): { readonly id: string; readonly reason: string } | null {
  return REJECTIONS.find(({ rejects }) => rejects(statement, around)) ?? null;
}

function isInherited(statement: Statement): boolean {
  if (!isLicence(statement)) return ratingOf(statement)?.licence_inherited !== undefined;
  return licenceOf(statement)?.inherited === true;
}

function licenceOf({ record, dimension }: Statement) {
  const component = dimension.replace(/^licence of /u, '');
  return record.licences?.find((licence) => licence.component === component);
}

function licenceClassOf(statement: Statement): string | undefined {
  return licenceOf(statement)?.licence_class;
}

/** Names of crosswalk entries that are taken from a mistaken record, and the right ones. */
export const RIGHT_NAMES: Readonly<Record<string, string>> = {
  biomedlm: 'BioMedLM',
};

/** Records that describe no model: tests, organisations, and entries without a name. */
const NO_MODELS: Readonly<Record<string, string>> = {
  'mof-tool:DeepSeek-V3-test': 'a test record',
  'mof-tool:Unnamed-Model': 'a record without a name',
  'mof-tool:Arkim': 'a record with the licence of another program and no address',
  'mof-tool:OpenBMB': 'an organisation, not a model',
  'opening-up-chatgpt:trlx': 'a training library, not a model',
  'opening-up-chatgpt:text-generation-webui': 'a user interface, not a model',
  'mof-tool:Hawk': 'the paper is about one model, the link leads to another of the same name',
};

/** Why a record is left out as a whole, or null. */
export function junkReason(record: SourceRecord): string | null {
  if (/-latest$|^models-dev:deepseek\/deepseek-(?:chat|reasoner)$/u.test(record.id))
    return 'the name of a moving pointer';
  return NO_MODELS[record.id] ?? null;
}
