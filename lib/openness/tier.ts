/** The tier of a model: rules 2.4 of the rule book, with their reasons. */
import type { Cause } from './cause.ts';
import { causesWhere, componentCause, licenceCause } from './cause.ts';
import type { ComponentId, Status } from './components.ts';
import { classOf, isOpenClass } from './licences.ts';
import { isPretrainedOnClosedOutputs } from './lineage.ts';
import type { LicenceClass } from './record.ts';
import type { LicenceTable, Recipe } from './recipe.ts';
import { isHalf, isOk, isOkOrNa, isWithheld } from './status-groups.ts';
import type { Tier } from './tier-names.ts';

export interface TierVerdict {
  readonly tier: Tier;
  /** The tier that it could turn out to be, where unknown parts leave that open; never lower than `tier`. */
  readonly couldBe: Tier | null;
  /** Intermediate checkpoints are public. */
  readonly withTrainingHistory: boolean;
  readonly causes: readonly Cause[];
}

interface Known {
  readonly tier: Tier;
  readonly causes: readonly Cause[];
}

/** Reasons kept for an open-weights verdict: naming every missing part would say the same thing at length. */
const CAUSES_OF_OPEN_WEIGHTS = 2;

const isTrainingCodePublic = (status: Status): boolean =>
  status === 'open' || status === 'na' || status === 'reconstructible';

/** Rules 2 to 8, for a recipe without unknowns. */
function judgeKnown(recipe: Recipe, licenceClass: LicenceClass): Known {
  const status = recipe.components;
  if (isWithheld(status.weights_final)) {
    return { tier: 'closed', causes: [componentCause(recipe, 'weights_final', 'weights-released')] };
  }
  const missing = [
    ...causesWhere(recipe, ['data_pretrain', 'data_posttrain'], (s) => !isOkOrNa(s), 'training-data'),
    ...causesWhere(recipe, ['code_train', 'code_posttrain'], (s) => !isTrainingCodePublic(s), 'training-code'),
  ];
  if (status.code_data !== 'open' && status.data_pretrain !== 'open') {
    missing.push(componentCause(recipe, 'code_data', 'data-code'));
  }
  const gate: Cause[] = [];
  if (!isOk(status.weights_final)) gate.push(componentCause(recipe, 'weights_final', 'weights-gate'));
  if (!isOpenClass(licenceClass)) {
    gate.push(licenceCause('weights', recipe.licences.weights, licenceClass, 'weights-licence'));
  }

  const full = missing.length === 0 && isOk(status.data_pretrain);
  const braked = full && isPretrainedOnClosedOutputs(recipe.lineageSummary);
  if (full && !braked && gate.length === 0) return { tier: 'open-recipe', causes: [] };
  if (braked) missing.push({ about: 'lineage', value: recipe.lineageSummary, rule: 'lineage-brake' });

  const codeInPart = status.code_train === 'open' || status.code_train === 'partial' || status.code_data === 'open';
  const part = isOk(status.data_pretrain) || (isHalf(status.data_pretrain) && codeInPart);
  if (full || part) return { tier: 'partly-open-recipe', causes: [...missing, ...gate] };
  return gate.length === 0
    ? { tier: 'open-weights', causes: missing.slice(0, CAUSES_OF_OPEN_WEIGHTS) }
    : { tier: 'restricted-weights', causes: gate };
}

/** The recipe with one status put in the place of every unknown one. */
function withUnknownAs(recipe: Recipe, status: Status): Recipe {
  const components = Object.fromEntries(
    Object.entries(recipe.components).map(([id, known]) => [id, known === 'unknown' ? status : known]),
  ) as Record<ComponentId, Status>;
  return { ...recipe, components };
}

/**
 * Judges a recipe. Unknown parts are taken once as missing and once as open: `tier` is what holds in any case,
 * `couldBe` the most that it can turn out to be. A weights licence of `null` is one that nobody has looked up.
 */
export function judgeTier(recipe: Recipe, licences: LicenceTable): TierVerdict {
  const withTrainingHistory = recipe.components.checkpoints === 'open';
  if (recipe.components.weights_final === 'unknown') {
    const causes = [componentCause(recipe, 'weights_final', 'weights-checked')];
    return { tier: 'not-assessed', couldBe: null, withTrainingHistory, causes };
  }
  const licence = recipe.licences.weights;
  const least = judgeKnown(withUnknownAs(recipe, 'none'), classOf(licences, licence));
  const most = judgeKnown(withUnknownAs(recipe, 'open'), licence === null ? 'osi' : classOf(licences, licence));
  const causes = least.causes.map((cause) =>
    cause.about in recipe.components ? { ...cause, value: recipe.components[cause.about as ComponentId] } : cause,
  );
  return { tier: least.tier, couldBe: most.tier === least.tier ? null : most.tier, withTrainingHistory, causes };
}
