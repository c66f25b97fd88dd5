/**
 * Whether the exemption of the EU AI Act for free and open-source models is plausible: Articles 53(2) and 54(6), read
 * with the Commission's guidelines C(2025) 5045, paragraphs 78 to 91. A reading, not legal advice.
 */
import type { Cause, FrameworkVerdict } from '../cause.ts';
import { causesWhere, componentCause, licenceCause } from '../cause.ts';
import { bansTrainingOnOutputs, classOf, isNonCommercialClass } from '../licences.ts';
import type { LicenceTable, Recipe } from '../recipe.ts';
import { isOk } from '../status-groups.ts';
import type { Framework } from './framework.ts';

/** Training compute from which systemic risk is presumed, Article 51(2), in floating-point operations. */
const SYSTEMIC_RISK_FLOP = 1e25;
/** Training compute from which a model is presumed to be general-purpose, guidelines paragraph 17. */
const GENERAL_PURPOSE_FLOP = 1e23;

/** The usual estimate, six operations for each active parameter and token; null where either is unknown. */
function trainingFlop(recipe: Recipe): number | null {
  const { activeBillion, trainingTokensTrillion } = recipe;
  if (!activeBillion || !trainingTokensTrillion) return null;
  const flop = 6 * activeBillion * 1e9 * trainingTokensTrillion * 1e12;
  return flop === 0 ? null : flop;
}

/** A number with two significant digits, ties to the even digit, such as "3.8e+25". */
export function scientific(value: number): string {
  const exact = /^(-?\d)\.(\d)(\d*)e([+-])(\d+)$/.exec(value.toExponential(20));
  if (exact === null) return String(value);
  const [, lead = '', digit = '', rest = '', sign = '', exponent = ''] = exact;
  const isTieToEven = /^50*$/.test(rest) && Number(digit) % 2 === 0;
  if (isTieToEven) return `${lead}.${digit}e${sign}${exponent.padStart(2, '0')}`;
  return value.toExponential(1).replace(/(\d+)$/, (digits) => digits.padStart(2, '0'));
}

function readLicence(recipe: Recipe, licences: LicenceTable): FrameworkVerdict {
  const id = recipe.licences.weights;
  const licenceClass = classOf(licences, id);
  const licence = (rule: string): Cause => licenceCause('weights', id, licenceClass, rule);
  if (isNonCommercialClass(licenceClass) || licenceClass === 'threshold') {
    return { value: 'unlikely', because: [licence('eu-paragraph-83')] };
  }
  if (bansTrainingOnOutputs(licences, id)) return { value: 'unlikely', because: [licence('eu-paragraph-80')] };
  const regions = id === null ? undefined : licences.get(id)?.excludedRegions;
  if (regions !== undefined && regions.length > 0 && recipe.multimodal) {
    return { value: 'unlikely', because: [licence('eu-paragraph-79')] };
  }
  if (licenceClass === 'use-restricted') return { value: 'unclear', because: [licence('eu-paragraph-84')] };
  if (licenceClass === 'notice-threshold') return { value: 'unclear', because: [licence('eu-paragraph-83')] };
  if (licenceClass === 'unstated') return { value: 'unclear', because: [licence('eu-paragraph-78')] };
  const gated = causesWhere(recipe, ['weights_final'], (s) => s === 'gated_auto' || s === 'gated', 'eu-paragraph-87');
  if (gated.length > 0) return { value: 'unclear', because: gated };
  const documents = causesWhere(recipe, ['architecture', 'model_card'], (s) => !isOk(s), 'eu-paragraph-90');
  return { value: documents.length === 0 ? 'likely' : 'unclear', because: documents };
}

export const euExemption: Framework<'euExemption'> = {
  id: 'euExemption',
  url: 'https://artificialintelligenceact.eu/article/53/',
  judge(recipe, licences) {
    if (recipe.components.weights_final === 'none') {
      return { value: 'no (not released)', because: [componentCause(recipe, 'weights_final', 'eu-paragraph-90')] };
    }
    const reading = readLicence(recipe, licences);
    const flop = trainingFlop(recipe);
    if (flop !== null && flop > SYSTEMIC_RISK_FLOP) {
      return { value: `no: presumed systemic risk (${scientific(flop)} FLOP)`, because: [] };
    }
    if (flop !== null && flop < GENERAL_PURPOSE_FLOP) {
      return { ...reading, value: `${reading.value}; under the 1e23 presumption (${scientific(flop)})` };
    }
    return reading;
  },
};
