/** What would lift a model: the shortest list of parts to open, found by trying the rules themselves. */
import type { Cause } from './cause.ts';
import { componentCause, licenceCause } from './cause.ts';
import type { ComponentId } from './components.ts';
import type { CorpusRecipe } from './corpus.ts';
import { judgeCorpus } from './corpus.ts';
import { classOf } from './licences.ts';
import type { LicenceTable, Recipe } from './recipe.ts';
import { judgeTier } from './tier.ts';
import type { Tier } from './tier-names.ts';
import { TIERS } from './tier-names.ts';

/** One thing that a maker could change, and the recipe after it. */
interface Step<Subject> {
  readonly cause: Cause;
  readonly apply: (subject: Subject) => Subject;
}

/** The parts that any tier rule reads, in the order in which they are named. */
const LIFTABLE: readonly ComponentId[] = [
  'weights_final',
  'data_pretrain',
  'data_posttrain',
  'code_train',
  'code_posttrain',
  'code_data',
];
/** Any licence that every rule takes as open will do. */
const OPEN_LICENCE = 'apache-2.0';
const RULE = 'lift';
const CORPUS_RULE = 'corpus-lift';

function stepsFor(recipe: Recipe, licences: LicenceTable): Step<Recipe>[] {
  const opened = LIFTABLE.filter((id) => recipe.components[id] !== 'open' && recipe.components[id] !== 'na');
  const steps = opened.map((id): Step<Recipe> => ({
    cause: componentCause(recipe, id, RULE),
    apply: (subject) => ({ ...subject, components: { ...subject.components, [id]: 'open' } }),
  }));
  const licence = recipe.licences.weights;
  steps.push({
    cause: licenceCause('weights', licence, classOf(licences, licence), RULE),
    apply: (subject) => ({ ...subject, licences: { ...subject.licences, weights: OPEN_LICENCE } }),
  });
  steps.push({
    cause: { about: 'lineage', value: recipe.lineageSummary, rule: RULE },
    apply: (subject) => ({ ...subject, lineageSummary: 'none declared' }),
  });
  return steps;
}

/** All ways to choose `size` of `items`, in the order of the list. */
function* choices<Item>(items: readonly Item[], size: number, from = 0): Generator<readonly Item[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - size; index += 1) {
    const item = items[index];
    if (item === undefined) return;
    for (const rest of choices(items, size - 1, index + 1)) yield [item, ...rest];
  }
}

/** The shortest choice that reaches `target` or better; of equally short ones the one that asks for the least. */
function shortest<Subject>(
  subject: Subject,
  steps: readonly Step<Subject>[],
  tierOf: (subject: Subject) => Tier,
  target: number,
): readonly Cause[] {
  for (let size = 1; size <= steps.length; size += 1) {
    let best: { rank: number; chosen: readonly Step<Subject>[] } | null = null;
    for (const chosen of choices(steps, size)) {
      const rank = TIERS.indexOf(tierOf(chosen.reduce((changed, step) => step.apply(changed), subject)));
      if (rank <= target && (best === null || rank > best.rank)) best = { rank, chosen };
    }
    if (best !== null) return best.chosen.map((step) => step.cause);
  }
  return [];
}

/**
 * The shortest list of parts whose opening would lift a model one tier. For an open recipe it is what the history mark
 * lacks; for a model that is not assessed, the part that nobody has checked.
 */
export function whatWouldLift(recipe: Recipe, licences: LicenceTable): readonly Cause[] {
  const { tier, withTrainingHistory, causes } = judgeTier(recipe, licences);
  if (tier === 'not-assessed') return causes;
  if (tier === 'open-recipe') return withTrainingHistory ? [] : [componentCause(recipe, 'checkpoints', RULE)];
  const tierOf = (changed: Recipe): Tier => judgeTier(changed, licences).tier;
  return shortest(recipe, stepsFor(recipe, licences), tierOf, TIERS.indexOf(tier) - 1);
}

/** The shortest list of parts whose opening would make a model an open recipe; empty where it is one. */
export function whatWouldOpen(recipe: Recipe, licences: LicenceTable): readonly Cause[] {
  const tierOf = (changed: Recipe): Tier => judgeTier(changed, licences).tier;
  return tierOf(recipe) === 'open-recipe' ? [] : shortest(recipe, stepsFor(recipe, licences), tierOf, 0);
}

/** The shortest list of parts whose opening would lift a corpus one tier. */
export function whatWouldLiftCorpus(recipe: CorpusRecipe, licences: LicenceTable): readonly Cause[] {
  const tierOf = (changed: CorpusRecipe): Tier => judgeCorpus(changed, licences).tier;
  const tier = tierOf(recipe);
  if (tier === 'not-assessed') return judgeCorpus(recipe, licences).causes;
  const opening = (['data_pretrain', 'code_data'] as const).map((id): Step<CorpusRecipe> => ({
    cause: { about: id, value: recipe.components[id], rule: CORPUS_RULE },
    apply: (subject) => ({ ...subject, components: { ...subject.components, [id]: 'open' } }),
  }));
  const licensing: Step<CorpusRecipe> = {
    cause: licenceCause('data', recipe.dataLicence, classOf(licences, recipe.dataLicence), CORPUS_RULE),
    apply: (subject) => ({ ...subject, dataLicence: OPEN_LICENCE }),
  };
  return tier === 'open-recipe' ? [] : shortest(recipe, [...opening, licensing], tierOf, TIERS.indexOf(tier) - 1);
}
