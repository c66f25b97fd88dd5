/**
 * The Open Source AI Definition 1.0: https://opensource.org/ai/open-source-ai-definition
 * Never "yes": only the Open Source Initiative can say that, and it does not certify models.
 */
import { causesWhere, licenceCause } from '../cause.ts';
import { classOf, isFreeClass } from '../licences.ts';
import { isOk, isOkOrNa } from '../status-groups.ts';
import type { Framework } from './framework.ts';

export const osaid: Framework<'osaid'> = {
  id: 'osaid',
  url: 'https://opensource.org/ai/open-source-ai-definition',
  judge(recipe, licences) {
    const weightsClass = classOf(licences, recipe.licences.weights);
    const codeClass = classOf(licences, recipe.licences.code);
    const missing = causesWhere(recipe, ['weights_final'], (s) => !isOk(s), 'osaid-parameters');
    const weightsLicence = licenceCause('weights', recipe.licences.weights, weightsClass, 'osaid-parameters-licence');
    if (!isFreeClass(weightsClass) && weightsClass !== 'permissive-other') missing.push(weightsLicence);
    missing.push(
      ...causesWhere(recipe, ['code_train'], (s) => !isOk(s), 'osaid-code'),
      ...causesWhere(recipe, ['code_posttrain'], (s) => !isOkOrNa(s), 'osaid-code'),
      ...causesWhere(recipe, ['code_inference', 'code_data'], (s) => !isOk(s), 'osaid-code'),
      ...causesWhere(recipe, ['data_information'], (s) => s !== 'complete', 'osaid-data-information'),
    );
    if (missing.length > 0) return { value: 'no', because: missing };
    const doubts = weightsClass === 'permissive-other' ? [weightsLicence] : [];
    if (codeClass !== 'osi') doubts.push(licenceCause('code', recipe.licences.code, codeClass, 'osaid-code-licence'));
    return { value: doubts.length > 0 ? 'unclear' : 'likely', because: doubts };
  },
};
