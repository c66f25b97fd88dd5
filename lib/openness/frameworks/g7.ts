/** The four labels of the G7 vision on AI openness, 29 May 2026: https://g7.utoronto.ca/ict/260529-vision.html */
import type { Cause } from '../cause.ts';
import { causesWhere, componentCause, licenceCause } from '../cause.ts';
import { classOf, isFreeClass } from '../licences.ts';
import { isOk, isOkOrNa } from '../status-groups.ts';
import type { Framework } from './framework.ts';

export const g7: Framework<'g7'> = {
  id: 'g7',
  url: 'https://g7.utoronto.ca/ict/260529-vision.html',
  judge(recipe, licences) {
    const status = recipe.components;
    if (!isOk(status.weights_final) && status.weights_final !== 'gated') {
      return { value: 'none (closed)', because: [componentCause(recipe, 'weights_final', 'g7-weights')] };
    }
    const weightsClass = classOf(licences, recipe.licences.weights);
    if (!isFreeClass(weightsClass)) {
      const undecided = weightsClass === 'permissive-other' || weightsClass === 'notice-threshold';
      return {
        value: undecided ? 'Open Weights AI (licence to be checked)' : 'Weights Available AI',
        because: [licenceCause('weights', recipe.licences.weights, weightsClass, 'g7-licence')],
      };
    }
    const code: Cause[] = [
      ...causesWhere(recipe, ['code_train'], (s) => s !== 'open', 'g7-code'),
      ...causesWhere(recipe, ['code_posttrain'], (s) => s !== 'open' && s !== 'na', 'g7-code'),
      ...causesWhere(recipe, ['code_inference'], (s) => s !== 'open', 'g7-code'),
    ];
    const codeClass = classOf(licences, recipe.licences.code);
    if (codeClass !== 'osi') code.push(licenceCause('code', recipe.licences.code, codeClass, 'g7-code-licence'));
    const data = [
      ...causesWhere(recipe, ['data_pretrain'], (s) => !isOk(s), 'g7-data'),
      ...causesWhere(recipe, ['data_posttrain'], (s) => !isOkOrNa(s), 'g7-data'),
    ];
    if (code.length === 0 && data.length === 0) return { value: 'Open Source AI with Open Data', because: [] };
    if (code.length === 0 && status.data_information === 'complete') {
      return { value: 'Open Source AI (if the data cannot be shared)', because: data };
    }
    const information = causesWhere(recipe, ['data_information'], (s) => s !== 'complete', 'g7-data-information');
    return { value: 'Open Weights AI', because: [...code, ...(data.length === 0 ? [] : [...data, ...information])] };
  },
};
