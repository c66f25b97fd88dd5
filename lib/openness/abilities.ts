/** What a recipe lets other people do: audit, reproduce, compete, improve (rule book 2.5). */
import type { Ability, AbilityAnswer } from './answer.ts';
import type { Cause } from './cause.ts';
import { causesWhere, componentCause, distinctCauses, licenceCause } from './cause.ts';
import type { ComponentId } from './components.ts';
import { bansTrainingOnOutputs, classOf, isNonCommercialClass, isOpenClass } from './licences.ts';
import { restsOnClosedOutputs } from './lineage.ts';
import type { LicenceTable, Recipe } from './recipe.ts';
import { isHalf, isOk, isOkOrNa } from './status-groups.ts';

const TRAINING_DATA: readonly ComponentId[] = ['data_pretrain', 'data_posttrain'];
const TRAINING_CODE: readonly ComponentId[] = ['code_train', 'code_posttrain'];
const DATA_PARTS = ['data_pretrain', 'data_posttrain'] as const;

function answer(yes: boolean, partly: boolean, blockedBy: readonly Cause[]): AbilityAnswer {
  return yes ? { answer: 'yes', blockedBy: [] } : { answer: partly ? 'partly' : 'no', blockedBy };
}

/** Answers the four questions, each with what stands in its way. A recipe always gets all four. */
export function judgeAbilities(recipe: Recipe, licences: LicenceTable): Readonly<Record<Ability, AbilityAnswer>> {
  const status = recipe.components;
  const data = causesWhere(recipe, TRAINING_DATA, (s) => !isOkOrNa(s), 'training-data');
  const dataOk = data.length === 0 && isOk(status.data_pretrain);
  if (status.data_pretrain === 'na') data.unshift(componentCause(recipe, 'data_pretrain', 'training-data'));
  const dataInPart = isOk(status.data_pretrain) || isHalf(status.data_pretrain);

  const code = causesWhere(recipe, TRAINING_CODE, (s) => s !== 'open' && s !== 'na', 'training-code');
  if (status.code_data !== 'open' && status.data_pretrain !== 'open') {
    code.push(componentCause(recipe, 'code_data', 'data-code'));
  }
  const codeOk = code.length === 0;
  const codeInPart = TRAINING_CODE.some((id) => status[id] === 'open' || status[id] === 'partial');

  const dataTerms: Cause[] = [];
  for (const part of DATA_PARTS) {
    const id = recipe.licences[part];
    const licenceClass = classOf(licences, id);
    if (id !== null && (isNonCommercialClass(licenceClass) || licenceClass === 'mixed')) {
      dataTerms.push(licenceCause(part, id, licenceClass, 'data-licence'));
    }
  }
  const weightsClass = classOf(licences, recipe.licences.weights);
  const codeClass = classOf(licences, recipe.licences.code);

  const competing = causesWhere(recipe, ['code_train', 'code_data'], (s) => s !== 'open', 'own-training');
  if (isNonCommercialClass(codeClass)) {
    competing.push(licenceCause('code', recipe.licences.code, codeClass, 'code-licence'));
  }
  competing.push(...data, ...dataTerms);
  if (bansTrainingOnOutputs(licences, recipe.licences.weights)) {
    competing.push(licenceCause('weights', recipe.licences.weights, weightsClass, 'output-training-ban'));
  }
  if (restsOnClosedOutputs(recipe.lineageSummary)) {
    competing.push({ about: 'lineage', value: recipe.lineageSummary, rule: 'lineage-central' });
  }

  const reproducing = [...data, ...code];
  const improving = [...reproducing];
  if (!isOpenClass(weightsClass)) {
    improving.push(licenceCause('weights', recipe.licences.weights, weightsClass, 'weights-licence'));
  }
  improving.push(...dataTerms);

  return {
    audit: answer(dataOk, dataInPart || status.data_information === 'complete', data),
    reproduce: answer(
      dataOk && codeOk,
      (codeOk && dataInPart) || (dataOk && codeInPart) || (codeInPart && dataInPart),
      reproducing,
    ),
    compete: answer(
      competing.length === 0,
      status.code_train === 'open' || dataInPart || codeInPart,
      distinctCauses(competing),
    ),
    improve: answer(improving.length === 0, codeInPart || dataInPart, improving),
  };
}
