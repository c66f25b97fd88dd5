/** Several claims of one part: which one counts, and whether they disagree (dataset rules 5.1). */
import type { Status } from './components.ts';
import { strictestStated } from './licences.ts';
import type { Claim, LicenceClaim } from './record.ts';
import type { LicenceTable } from './recipe.ts';
import { mostCautious } from './status-groups.ts';

export interface Settled {
  /** The status that counts: the most cautious known one, `unknown` where nobody has looked. */
  readonly status: Status;
  /** Every claim, those that count first. */
  readonly claims: readonly Claim[];
  /** Known claims say different things. */
  readonly disagreement: boolean;
}

/** Settles the claims of one component. No claims at all are the same as nobody having looked. */
export function settle(claims: readonly Claim[] | undefined): Settled {
  const all = claims ?? [];
  const status = mostCautious(all.map((claim) => claim.status));
  const known = new Set(all.map((claim) => claim.status).filter((said) => said !== 'unknown'));
  const counting = all.filter((claim) => claim.status === status);
  const others = all.filter((claim) => claim.status !== status);
  return { status, claims: [...counting, ...others], disagreement: known.size > 1 };
}

/** Settles which licence covers a part: the strictest one stated, or null where nobody has looked. */
export function settleLicence(claims: readonly LicenceClaim[] | undefined, licences: LicenceTable): string | null {
  return strictestStated(
    licences,
    (claims ?? []).map((claim) => claim.id),
  );
}
