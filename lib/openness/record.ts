/**
 * The records of the openness dataset: what is claimed, by whom, on what evidence. Verdicts are never part of a
 * record; they are computed from it. `lib/dataset/schema.ts` checks that what is read really has these shapes.
 */
import type { ComponentId, Status } from './components.ts';

/** A day (2026-11-20) or, where only that is known, a month (2024-11). */
export type DateText = string;

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Who says it (an id of `data/sources.yaml`), where the evidence stands, and the day the source last stood behind it. */
interface Sourced {
  /** Evidence, https only. May be missing only where the status is `unknown`. */
  readonly url?: string | undefined;
  readonly source: string;
  readonly checked: DateText;
  readonly confidence?: Confidence | undefined;
  /** Short, in our own words. */
  readonly note?: string | undefined;
}

/** One status of one component, said by one source. */
export interface Claim extends Sourced {
  readonly status: Status;
}

/** Which licence covers a part. `id` is a licence of `data/licences.yaml`. */
export interface LicenceClaim extends Sourced {
  readonly id: string;
}

/** The parts that carry a licence of their own. */
export const LICENSED_PARTS = ['weights', 'data_pretrain', 'data_posttrain', 'code'] as const;
export type LicensedPart = (typeof LICENSED_PARTS)[number];

interface LicenceChange {
  readonly from: DateText;
  readonly licence: string;
  readonly url: string;
  readonly note?: string | undefined;
}

export const LINEAGE_STAGES = [
  'pretrain',
  'midtrain',
  'sft',
  'preference',
  'rl',
  'judge',
  'rewrite',
  'filter',
] as const;
export const TEACHER_KINDS = ['closed-api', 'open-weights', 'own-unreleased', 'unknown'] as const;
export const TEACHER_ROLES = ['generates', 'rewrites', 'judges', 'filters', 'logits'] as const;
export const LINEAGE_STATUSES = ['declared', 'shown-by-dataset', 'alleged', 'denied'] as const;

/** One teacher in one stage of training. `share` is a fraction from 0 to 1 of `shareOf`. */
export interface LineageRow {
  readonly stage: (typeof LINEAGE_STAGES)[number];
  /** A model's name as the source writes it, or "none" where the maker says that no model output was used. */
  readonly teacher: string;
  readonly teacherKind: (typeof TEACHER_KINDS)[number];
  readonly role: (typeof TEACHER_ROLES)[number];
  readonly share?: number | undefined;
  readonly shareOf?: 'examples' | 'tokens' | undefined;
  readonly status: (typeof LINEAGE_STATUSES)[number];
  readonly claimant?: string | undefined;
  readonly dataset?: string | undefined;
  readonly note?: string | undefined;
  readonly url: string;
  readonly source: string;
  readonly checked: DateText;
}

export const ENERGY_METRICS = ['co2e', 'mwh', 'gpu_hours', 'water_m3'] as const;
export const ENERGY_SCOPES = ['final_run', 'all_runs', 'development', 'embodied', 'inference'] as const;

/** One published figure. `co2e` is in tonnes of CO2 equivalent, `mwh` in megawatt-hours. */
export interface EnergyFigure {
  readonly value: number;
  readonly metric: (typeof ENERGY_METRICS)[number];
  readonly scope: readonly (typeof ENERGY_SCOPES)[number][];
  readonly method: 'location' | 'market' | 'unstated';
  readonly by: 'maker' | 'third-party';
  readonly note?: string | undefined;
  readonly url: string;
  readonly source: string;
  readonly checked: DateText;
}

/** The public summary of training content that the EU AI Act asks for. */
export interface EuSummary {
  readonly state: 'published' | 'missing' | 'unknown';
  readonly grade?: string | undefined;
  readonly grader?: string | undefined;
  readonly url: string;
  readonly source: string;
  readonly checked: DateText;
}

/** A verdict of a standard that cannot be computed here: quoted, with its date. */
export interface QuotedVerdict {
  readonly standard: string;
  readonly value: string;
  readonly date: DateText;
  readonly url: string;
}

export interface Contest {
  readonly text: string;
  readonly url?: string | undefined;
}

export interface Citation {
  readonly key: string;
  readonly title: string;
  readonly authors: string;
  readonly year: number;
  readonly url: string;
}

export const RELATIONS = ['finetune', 'adapter', 'quantized', 'merge', 'distilled'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Parent {
  /** A series id, or a Hugging Face id. */
  readonly id: string;
  readonly relation: Relation;
}

/**
 * A surface form. A plain string can always fire; `ambiguous` ones also mean something else (a word, a person, a
 * company) and need evidence from the text around them; `exact` ones must be written with just these capitals.
 */
export type Alias =
  | string
  | {
      readonly text: string;
      readonly ambiguous?: boolean | undefined;
      readonly exact?: boolean | undefined;
      /** Words that, near by, speak against the model (Falcon: rocket, heavy, spacex). Lower case. */
      readonly not?: readonly string[] | undefined;
    };

export const KINDS = ['base', 'instruct'] as const;
/** `base`: as it came out of pre-training. `instruct`: post-trained by its maker. */
export type ReleaseKind = (typeof KINDS)[number];

export const MODALITIES = [
  'text',
  'code',
  'image',
  'audio',
  'speech',
  'video',
  'embedding',
  'multimodal',
  'robotics',
  'science',
  'time-series',
  '3d',
] as const;
export type Modality = (typeof MODALITIES)[number];

export type Claims = { readonly [component in ComponentId]?: readonly Claim[] | undefined };
export type LicenceClaims = { readonly [part in LicensedPart]?: readonly LicenceClaim[] | undefined };

/** What a series says, and a release may say differently. */
interface Assessable {
  readonly components?: Claims | undefined;
  readonly licences?: LicenceClaims | undefined;
  readonly lineage?: readonly LineageRow[] | undefined;
  readonly contested?: readonly Contest[] | undefined;
}

/** One published checkpoint. `id` is its Hugging Face id. Sizes in billions of parameters, tokens in trillions. */
export interface ReleaseRecord extends Assessable {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind?: ReleaseKind | undefined;
  readonly size?: number | undefined;
  readonly active?: number | undefined;
  readonly tokens?: number | undefined;
  readonly released?: DateText | undefined;
}

export interface SeriesRecord extends Assessable {
  /** `developer/series`, from the file's place. */
  readonly id: string;
  readonly name: string;
  readonly developer: string;
  readonly family?: string | undefined;
  readonly modalities: readonly Modality[];
  readonly kind: ReleaseKind;
  readonly released?: DateText | undefined;
  /** Sizes in billions of parameters and tokens in trillions, where they hold for the whole series. */
  readonly size?: number | undefined;
  readonly active?: number | undefined;
  readonly tokens?: number | undefined;
  readonly aliases: readonly Alias[];
  readonly releases: readonly ReleaseRecord[];
  /** Hugging Face ids with `*` for what varies: an unlisted sibling still leads to its series. */
  readonly patterns?: readonly string[] | undefined;
  readonly repos?: readonly string[] | undefined;
  readonly papers?: readonly string[] | undefined;
  readonly citation?: Citation | undefined;
  readonly derivedFrom?: readonly Parent[] | undefined;
  readonly trainedOn?: readonly string[] | undefined;
  readonly licenceHistory?: readonly LicenceChange[] | undefined;
  readonly energy?: readonly EnergyFigure[] | undefined;
  readonly euSummary?: EuSummary | undefined;
  readonly quoted?: readonly QuotedVerdict[] | undefined;
  /** Whether a peer-reviewed paper describes the model. */
  readonly peerReviewed?: readonly Claim[] | undefined;
}

/** The components that fit a corpus. */
export const CORPUS_COMPONENT_IDS = ['data_pretrain', 'code_data', 'data_card', 'data_information'] as const;
export type CorpusComponentId = (typeof CORPUS_COMPONENT_IDS)[number];

export interface CorpusRecord {
  /** `corpora/name`, from the file's place. */
  readonly id: string;
  readonly name: string;
  readonly developer: string;
  readonly modalities: readonly Modality[];
  readonly released?: DateText | undefined;
  readonly aliases: readonly Alias[];
  /** Hugging Face dataset ids. */
  readonly datasets?: readonly string[] | undefined;
  readonly repos?: readonly string[] | undefined;
  readonly papers?: readonly string[] | undefined;
  readonly citation?: Citation | undefined;
  /** Size as its makers give it, such as "825 GiB" or "3 T tokens". */
  readonly extent?: string | undefined;
  readonly components: { readonly [component in CorpusComponentId]?: readonly Claim[] | undefined };
  readonly licences?:
    | { readonly data?: readonly LicenceClaim[] | undefined; readonly code?: readonly LicenceClaim[] | undefined }
    | undefined;
  readonly lineage?: readonly LineageRow[] | undefined;
  readonly contested?: readonly Contest[] | undefined;
}

/** All series under one name. It has no claims of its own. */
export interface FamilyRecord {
  /** `family/name`, from the file's place. */
  readonly id: string;
  readonly name: string;
  readonly developer: string;
  readonly aliases: readonly Alias[];
}

export interface DeveloperRecord {
  readonly id: string;
  readonly name: string;
  /** Other names, used as evidence near an ambiguous surface form. */
  readonly aliases?: readonly string[] | undefined;
  readonly country?: string | undefined;
  readonly url?: string | undefined;
  /** Organisations on Hugging Face and on GitHub. */
  readonly hub?: readonly string[] | undefined;
  readonly github?: readonly string[] | undefined;
  readonly quoted?: readonly QuotedVerdict[] | undefined;
}

/** Licence classes, strictest first; beside them `unstated` and, for data only, `mixed`. */
export const LICENCE_CLASSES = [
  'proprietary',
  'research-only',
  'non-commercial',
  'no-derivatives',
  'threshold',
  'use-restricted',
  'notice-threshold',
  'permissive-other',
  'open-content',
  'osi',
  'unstated',
  'mixed',
] as const;
export type LicenceClass = (typeof LICENCE_CLASSES)[number];

/** A licence and the facts of it that bite. A missing fact was not found; it is not a "no". */
export interface LicenceRecord {
  readonly id: string;
  readonly name: string;
  readonly class: LicenceClass;
  readonly url?: string | undefined;
  readonly released?: DateText | undefined;
  readonly users?: string | undefined;
  readonly revenue?: string | undefined;
  readonly naming?: string | undefined;
  /** An acceptable-use policy or a list of banned uses. */
  readonly usePolicy?: boolean | undefined;
  /** The policy can be changed by the licensor after the fact. */
  readonly policyChangesRemotely?: boolean | undefined;
  readonly noTrainingOnOutputs?: boolean | undefined;
  readonly excludedRegions?: readonly string[] | undefined;
  /** Limits must be passed on with copies. */
  readonly passesOn?: boolean | undefined;
  readonly noDerivatives?: boolean | undefined;
  readonly note?: string | undefined;
}

/** Where facts come from, and the credit each source asks for. */
export interface SourceRecord {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly licence: string;
  readonly credit: string;
}
