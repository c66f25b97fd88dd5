/** What can be asked about, and how the verdicts reach the other records that they need. */
import type { Candidate } from './alternatives.ts';
import type { DerivedFrom } from './answer.ts';
import type { OwnStatements } from './inheritance.ts';
import type {
  CorpusRecord,
  DeveloperRecord,
  FamilyRecord,
  Modality,
  Relation,
  ReleaseRecord,
  SeriesRecord,
  SourceRecord,
} from './record.ts';
import type { LicenceTable } from './recipe.ts';

/** A series, and the one of its releases that is meant, if one is. */
export interface ModelRecords {
  readonly series: SeriesRecord;
  readonly release?: ReleaseRecord | undefined;
}

/** Other records, by id. What is not there is answered as unknown, never as an error. */
export interface Records {
  readonly licences: LicenceTable;
  readonly developer: (id: string) => DeveloperRecord | undefined;
  /** Where claims come from; without it, sources are shown by id. */
  readonly source?: ((id: string) => SourceRecord | undefined) | undefined;
  /** By series id, or by a Hugging Face id of a release (listed, or matching a pattern). */
  readonly model: (id: string) => ModelRecords | undefined;
  readonly corpus: (id: string) => CorpusRecord | undefined;
  /** The series of a family. */
  readonly members: (family: string) => readonly SeriesRecord[];
  /** Models that may be suggested instead of another: see `candidatesOf`. */
  readonly candidates: () => readonly Candidate[];
}

/** How a derived model was found to stand on another. */
export interface FoundParent {
  readonly id: string;
  /** Its name, where it is not in the dataset. */
  readonly name?: string | undefined;
  readonly relation: Relation;
  readonly how: DerivedFrom['how'];
  readonly confidence: DerivedFrom['confidence'];
}

export type Subject =
  | { readonly kind: 'family'; readonly record: FamilyRecord }
  | { readonly kind: 'series'; readonly record: SeriesRecord }
  /** `release` may be made up for an unlisted sibling: its id, name and size are enough. */
  | { readonly kind: 'release'; readonly series: SeriesRecord; readonly release: ReleaseRecord }
  | { readonly kind: 'corpus'; readonly record: CorpusRecord }
  | {
      readonly kind: 'derived';
      /** Its Hugging Face id. */
      readonly id: string;
      readonly name?: string | undefined;
      /** Several for a merge; never empty. */
      readonly parents: readonly [FoundParent, ...FoundParent[]];
      /** What its own card says. */
      readonly own?: OwnStatements | undefined;
    }
  | {
      readonly kind: 'unknown';
      readonly id: string;
      readonly name?: string | undefined;
      readonly own?: OwnStatements | undefined;
      readonly modalities?: readonly Modality[] | undefined;
    };

function referencesOfSeries(series: SeriesRecord): string[] {
  return [...(series.derivedFrom ?? []).map((parent) => parent.id), ...(series.trainedOn ?? [])];
}

/**
 * Ids of the models and corpora that an answer about the subject looks up, for stores that must load them first. The
 * members of a family, and what the loaded records refer to in turn, are asked for by calling it again.
 */
export function referencesOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'series':
      return referencesOfSeries(subject.record);
    case 'release':
      return referencesOfSeries(subject.series);
    case 'derived':
      return subject.parents.map((parent) => parent.id);
    case 'family':
    case 'corpus':
    case 'unknown':
      return [];
  }
}
