/** The recipe mark: a disc of four quarters, computed from the recipe and never chosen by hand. */
import type { Mark, Quarter } from './answer.ts';
import type { Status } from './components.ts';
import type { CorpusRecipe } from './corpus.ts';
import { classOf, isOpenClass } from './licences.ts';
import type { LicenceClass } from './record.ts';
import type { LicenceTable, Recipe } from './recipe.ts';
import { isOk, isWithheld } from './status-groups.ts';

const EMPTY_TERMS: ReadonlySet<LicenceClass> = new Set(['research-only', 'proprietary', 'unstated']);

/** What a model that nobody has looked at shows. */
export const UNKNOWN_MARK: Mark = { data: 'unknown', code: 'unknown', weights: 'unknown', terms: 'unknown' };

function quarterOfKnown(statuses: readonly Status[]): Quarter {
  if (statuses.every(isOk)) return 'full';
  if (!statuses.some(isWithheld)) return 'half';
  return statuses.some(isOk) ? 'half' : 'empty';
}

/** The worst of the components. Unknown ones leave the quarter unknown, unless it is the same whatever they are. */
export function quarter(statuses: readonly Status[]): Quarter {
  const existing = statuses.filter((status) => status !== 'na');
  if (existing.length === 0) return 'unknown';
  const [least, most] = (['none', 'open'] as const).map((put) =>
    quarterOfKnown(existing.map((status) => (status === 'unknown' ? put : status))),
  );
  return least !== undefined && least === most ? least : 'unknown';
}

/** Terms: open classes full, limits half; where the licence is unknown and there is nothing to license, empty. */
function termsQuarter(licence: string | null, licensed: Status, licences: LicenceTable): Quarter {
  if (licence === null) return isWithheld(licensed) ? 'empty' : 'unknown';
  const licenceClass = classOf(licences, licence);
  if (isOpenClass(licenceClass)) return 'full';
  return EMPTY_TERMS.has(licenceClass) ? 'empty' : 'half';
}

/** The mark of a model. */
export function markOf(recipe: Recipe, licences: LicenceTable): Mark {
  const status = recipe.components;
  return {
    data: quarter([status.data_pretrain, status.data_posttrain]),
    code: quarter([status.code_train, status.code_posttrain, status.code_data]),
    weights: quarter([status.weights_final]),
    terms: termsQuarter(recipe.licences.weights, status.weights_final, licences),
  };
}

/** The mark of a corpus. It has no weights: the artifact is the data itself, so both left quarters show the data. */
export function markOfCorpus(recipe: CorpusRecipe, licences: LicenceTable): Mark {
  const data = quarter([recipe.components.data_pretrain]);
  return {
    data,
    code: quarter([recipe.components.code_data]),
    weights: data,
    terms: termsQuarter(recipe.dataLicence, recipe.components.data_pretrain, licences),
  };
}
