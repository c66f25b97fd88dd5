/** The reasons behind verdicts, as data, so that any language can be made from them. */
import type { ComponentId, Status } from './components.ts';
import type { LicenceClass, LicensedPart } from './record.ts';
import type { Recipe } from './recipe.ts';

/** What a reason speaks of: a component, the licence of a part, or training on other models' outputs. */
export type CauseSubject = ComponentId | `${LicensedPart | 'data'}_licence` | 'lineage';

/** Why a verdict is what it is: the component or licence concerned, and the rule that used it. */
export interface Cause {
  readonly about: CauseSubject;
  /** The status, or for a licence its id. */
  readonly value: string;
  /** For a licence its class. */
  readonly licenceClass?: string | undefined;
  readonly rule: string;
}

/** What another standard says, computed from the same claims; `because` gives its reasons. */
export interface FrameworkVerdict {
  readonly value: string | number | null;
  readonly because: readonly Cause[];
}

/** A reason that rests on the status of one component. */
export function componentCause(recipe: Recipe, component: ComponentId, rule: string): Cause {
  return { about: component, value: recipe.components[component], rule };
}

/** One reason for each of the components whose status fails the test. */
export function causesWhere(
  recipe: Recipe,
  components: readonly ComponentId[],
  fails: (status: Status) => boolean,
  rule: string,
): Cause[] {
  return components
    .filter((component) => fails(recipe.components[component]))
    .map((component) => componentCause(recipe, component, rule));
}

/** A reason that rests on the licence of a part; `unknown` stands for a licence that nobody has looked up. */
export function licenceCause(
  part: LicensedPart | 'data',
  id: string | null,
  licenceClass: LicenceClass,
  rule: string,
): Cause {
  return { about: `${part}_licence`, value: id ?? 'unknown', licenceClass, rule };
}

/** The same list with each reason once: one line a component or licence. */
export function distinctCauses(causes: readonly Cause[]): Cause[] {
  return [...new Map(causes.toReversed().map((cause) => [cause.about, cause])).values()].reverse();
}
