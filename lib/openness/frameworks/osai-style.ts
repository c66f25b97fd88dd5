/**
 * A score in the manner of the European Open Source AI Index: the mean over those of its 12 parameters that apply.
 * Computed, not the index's own number: https://osai-index.eu
 */
import type { Cause } from '../cause.ts';
import { licenceCause } from '../cause.ts';
import type { ComponentId, Status } from '../components.ts';
import { classOf, isFreeClass } from '../licences.ts';
import type { LicensedPart } from '../record.ts';
import type { LicenceTable, Recipe } from '../recipe.ts';
import { isHalf, isOk } from '../status-groups.ts';
import type { Framework } from './framework.ts';

/** Two points for open, one for in part, none for closed; null where the parameter does not apply or is not known. */
type Points = 0 | 1 | 2 | null;

function points(status: Status): Points {
  if (status === 'na' || status === 'unknown') return null;
  if (status === 'open' || status === 'reconstructible') return 2;
  return status === 'gated_auto' || isHalf(status) ? 1 : 0;
}

function pointsTogether(a: Status, b: Status): Points {
  const first = points(a);
  const second = points(b);
  if (first === null) return second;
  if (second === null) return first;
  return first === second ? first : 1;
}

const PARTS_SHOWN: readonly (readonly [LicensedPart, ComponentId])[] = [
  ['data_pretrain', 'data_pretrain'],
  ['data_posttrain', 'data_posttrain'],
  ['code', 'code_train'],
];

/** The licence parameter: open only where every part that is published is under an open licence. */
function licencePoints(recipe: Recipe, licences: LicenceTable): { points: Points; because: Cause[] } {
  const parts: LicensedPart[] = ['weights'];
  for (const [part, component] of PARTS_SHOWN) if (isOk(recipe.components[component])) parts.push(part);
  const because = parts
    .map((part) => licenceCause(part, recipe.licences[part], classOf(licences, recipe.licences[part]), 'osai-licence'))
    .filter((_, index) => !isFreeClass(classOf(licences, recipe.licences[parts[index] ?? 'weights'])));
  if (because.length === 0) return { points: 2, because };
  const weights = classOf(licences, recipe.licences.weights);
  const half = isFreeClass(weights) || weights === 'permissive-other' || weights === 'notice-threshold';
  return { points: half ? 1 : 0, because };
}

/** A fraction of whole numbers to two decimals, ties to the even digit. */
function twoDecimals(numerator: number, denominator: number): number {
  const whole = Math.floor((numerator * 100) / denominator);
  const twiceRest = 2 * (numerator * 100 - whole * denominator);
  const up = twiceRest > denominator || (twiceRest === denominator && whole % 2 === 1);
  return (up ? whole + 1 : whole) / 100;
}

export const osaiStyle: Framework<'osaiStyle'> = {
  id: 'osaiStyle',
  url: 'https://osai-index.eu',
  judge(recipe, licences) {
    const status = recipe.components;
    if (status.weights_final === 'none') return { value: null, because: [] };
    const single = (component: ComponentId): readonly [ComponentId, Points] => [component, points(status[component])];
    const terms = licencePoints(recipe, licences);
    const parameters: readonly (readonly [ComponentId, Points])[] = [
      single('data_pretrain'),
      ['data_posttrain', recipe.kind === 'base' ? null : points(status.data_posttrain)],
      single('weights_base'),
      single('weights_final'),
      ['code_train', pointsTogether(status.code_train, status.code_posttrain)],
      ['code_data', pointsTogether(status.code_train, status.code_data)],
      single('architecture'),
      single('report'),
      single('model_card'),
      single('data_card'),
    ];
    const scored = [...parameters.map(([, value]) => value), points(recipe.peerReviewedPaper), terms.points].filter(
      (value) => value !== null,
    );
    const sum = scored.reduce<number>((total, value) => total + value, 0);
    const because: Cause[] = parameters
      .filter(([, value]) => value !== null && value < 2)
      .map(([component]) => ({ about: component, value: status[component], rule: 'osai-parameter' }));
    return { value: twoDecimals(sum, 2 * scored.length), because: [...because, ...terms.because] };
  },
};
