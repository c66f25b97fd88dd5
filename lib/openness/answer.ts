/**
 * Everything that is known and computed of one model, series, family or corpus, ready to be shown: the card, the
 * popup, the site and the command line all read this one shape. `summary.ts` makes it from records.
 */
import type { Cause, FrameworkVerdict } from './cause.ts';
import type { Difference } from './differences.ts';
import type { ComponentGroup, ComponentId, Status } from './components.ts';
import type { FrameworkId } from './frameworks/registry.ts';
import type {
  Citation,
  Claim,
  Contest,
  DateText,
  EnergyFigure,
  EuSummary,
  LicenceClaim,
  LicenceRecord,
  LicensedPart,
  LineageRow,
  Modality,
  QuotedVerdict,
  Relation,
} from './record.ts';
import type { EntityKind, Tier } from './tier-names.ts';

export type { Cause, FrameworkVerdict } from './cause.ts';

export const ABILITIES = ['audit', 'reproduce', 'compete', 'improve'] as const;
export type Ability = (typeof ABILITIES)[number];
export interface AbilityAnswer {
  readonly answer: 'yes' | 'partly' | 'no';
  /** What stands in the way, most important first; empty where the answer is yes. */
  readonly blockedBy: readonly Cause[];
}

/** The verdict of every standard of `frameworks/registry.ts`, by its id. */
export type Frameworks = Readonly<Record<FrameworkId, FrameworkVerdict>>;

export interface Verdict {
  readonly tier: Tier;
  /** The tier that it could turn out to be, where unknown components leave that open. */
  readonly couldBe: Tier | null;
  readonly withTrainingHistory: boolean;
  readonly causes: readonly Cause[];
  readonly abilities: Readonly<Partial<Record<Ability, AbilityAnswer>>>;
  /** Null for a corpus and for what is not assessed. */
  readonly frameworks: Frameworks | null;
}

/** One quarter of the recipe mark. */
export type Quarter = 'full' | 'half' | 'empty' | 'unknown';
export interface Mark {
  readonly data: Quarter;
  readonly code: Quarter;
  readonly weights: Quarter;
  readonly terms: Quarter;
}

/** One component as it is shown: the status that counts, and every claim behind it. */
export interface ComponentRow {
  readonly component: ComponentId;
  readonly group: ComponentGroup;
  readonly status: Status;
  readonly claims: readonly Claim[];
  readonly disagreement: boolean;
  /** True where the base model's claim was taken over. */
  readonly inherited: boolean;
}

export interface TermsRow {
  readonly part: LicensedPart | 'data';
  readonly licence: LicenceRecord | null;
  readonly claims: readonly LicenceClaim[];
}

/** One release in a series or family with its own tier. */
export interface ReleaseLine {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly size: number | null;
  readonly released: DateText | null;
  /** The series that it belongs to; only in a family, which has several. */
  readonly series?: { readonly id: string; readonly name: string } | undefined;
}

export interface Alternative {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly size: number | null;
  /** Only where a breakdown asked for it. */
  readonly released?: DateText | null | undefined;
  /** What sets it apart from the model in question; only where a breakdown asked for it. */
  readonly differences?: readonly Difference[] | undefined;
}

export interface LineageMark {
  readonly mark: 'central-closed' | 'some-closed' | 'open-teachers' | 'none-declared' | 'not-disclosed';
  readonly alleged: boolean;
  readonly rows: readonly LineageRow[];
}

/** A dataset-neutral summary: small enough to travel with every mention. */
export interface Summary {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly developer: string | null;
  readonly tier: Tier;
  /** The releases do not share one tier; `tier` is then the most cautious. */
  readonly mixed: boolean;
  readonly couldBe: Tier | null;
  readonly withTrainingHistory: boolean;
  readonly mark: Mark;
  readonly derivedFrom: DerivedFrom | null;
  /** The label of the G7, where the model has one. */
  readonly g7?: string | undefined;
}

export interface DerivedFrom {
  readonly id: string;
  readonly name: string;
  readonly relation: Relation;
  /** How the base was found. */
  readonly how: 'dataset' | 'page' | 'name';
  readonly confidence: 'high' | 'medium' | 'low';
}

/** One step up the tree of what a model was made from: a base model or a corpus, and what that was made from. */
export interface LineageNode {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  /** How what stands above it was made from it. */
  readonly relation: Relation | 'corpus';
  readonly parents: readonly LineageNode[];
}

/** Names of the ids that an answer holds, for those who show it. */
export interface Names {
  readonly sources: Readonly<Record<string, string>>;
  readonly licences: Readonly<Record<string, string>>;
}

/** An alternative with how to cite it. */
export interface CitedModel {
  readonly name: string;
  readonly citation: Citation;
}

export interface Answer extends Summary {
  readonly developerName: string | null;
  readonly released: DateText | null;
  readonly size: number | null;
  readonly modalities: readonly Modality[];
  readonly verdict: Verdict;
  readonly tiers: Readonly<Partial<Record<Tier, readonly string[]>>>;
  readonly releases: readonly ReleaseLine[];
  readonly components: readonly ComponentRow[];
  readonly terms: readonly TermsRow[];
  readonly licenceHistory: readonly {
    readonly from: DateText;
    readonly licence: string;
    readonly url: string;
    readonly note?: string | undefined;
  }[];
  readonly lineage: LineageMark;
  readonly trainedOn: readonly { readonly id: string; readonly name: string; readonly tier: Tier }[];
  readonly energy: readonly EnergyFigure[];
  readonly euSummary: EuSummary | null;
  readonly quoted: readonly QuotedVerdict[];
  readonly contested: readonly Contest[];
  readonly citation: Citation | null;
  readonly papers: readonly string[];
  readonly repos: readonly string[];
  /** The page of the thing itself: Hugging Face, else its repository, else its maker. */
  readonly url: string | null;
  readonly alternatives: readonly Alternative[];
  /** The shortest list of components or terms that would lift it one tier. */
  readonly wouldLift: readonly Cause[];
  /** The shortest list that would make it an open recipe; empty where it is one. */
  readonly wouldOpen?: readonly Cause[] | undefined;
  /** Says a derived model's card claims a freer licence than its base allows. */
  readonly licenceConflict: { readonly card: string; readonly base: string } | null;
  /** What it was made from, as far as the dataset knows it. */
  readonly origins: readonly LineageNode[];
  /** How to cite the alternatives, where that is known. */
  readonly citedAlternatives: readonly CitedModel[];
  readonly names: Names;
  readonly claimCount: number;
  readonly newestCheck: DateText | null;
}
