/** What the rules judge: one status a component, one licence a part. */
import type { ComponentId, Status } from './components.ts';
import type { LicenceRecord, LicensedPart, ReleaseKind } from './record.ts';

export interface Recipe {
  readonly kind: ReleaseKind;
  /** Billions of parameters; null where unknown. */
  readonly parametersBillion: number | null;
  readonly activeBillion: number | null;
  /** Trillions of training tokens; null where unknown. */
  readonly trainingTokensTrillion: number | null;
  readonly multimodal: boolean;
  readonly components: Readonly<Record<ComponentId, Status>>;
  /** Licence ids; null where a part does not exist or nothing is stated. */
  readonly licences: Readonly<Record<LicensedPart, string | null>>;
  readonly peerReviewedPaper: Status;
  /** What is known of training on other models' outputs, in the words of `lineageSummary`. */
  readonly lineageSummary: string;
}

/** The licences that a verdict may look up, by id. */
export type LicenceTable = ReadonlyMap<string, LicenceRecord>;
