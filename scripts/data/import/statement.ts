/** What one source says of one part of one model, in our terms, before any rule has judged it. */
import type { ComponentId, Status } from '../../../lib/openness/components.ts';
import type { Confidence, LicensedPart, QuotedVerdict } from '../../../lib/openness/record.ts';
import type { SourceRecord } from './source-record.ts';

/** Where in a series file a claim stands. */
export type ClaimPath =
  readonly ['components', ComponentId] | readonly ['licences', LicensedPart] | readonly ['peerReviewed'];

export interface Statement {
  readonly path: ClaimPath;
  /** A status, or a licence id where the path leads to a licence. */
  readonly value: string;
  /** Statuses that the source's word covers as well, because its scale is coarser than ours. */
  readonly covers?: readonly Status[] | undefined;
  /** The source's own dimension and word, for rules and the report. */
  readonly dimension: string;
  readonly said: string;
  readonly record: SourceRecord;
  readonly url: string;
  readonly checked: string;
  readonly confidence: Confidence;
  readonly note?: string | undefined;
}

/** One source. An importer knows its words; `known-faults.ts` knows its mistakes. */
export interface Importer {
  /** Name of the source's file, and its id in `data/sources.yaml` where claims may be made from it. */
  readonly source: string;
  /** Why no claim is made from it: it only helps to find names, ids and dates. */
  readonly onlyIdentifies?: string;
  /** It rates parts of the recipe one by one. */
  readonly ratesComponents: boolean;
  /** Pure. `derived` says that the model is somebody's further training of a model of another maker. */
  readonly statements: (record: SourceRecord, derived: boolean) => readonly Statement[];
  /** A verdict to be quoted with its date. */
  readonly quote?: (record: SourceRecord) => QuotedVerdict | null;
}
