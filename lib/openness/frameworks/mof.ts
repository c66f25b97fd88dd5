/**
 * The classes of the Model Openness Framework: https://arxiv.org/abs/2403.13784
 * A component without a licence of its own falls back to that of the weights, as the framework's tool does.
 */
import type { Cause } from '../cause.ts';
import { componentCause, licenceCause } from '../cause.ts';
import type { ComponentId } from '../components.ts';
import { classOf, isFreeClass } from '../licences.ts';
import type { LicensedPart } from '../record.ts';
import type { LicenceTable, Recipe } from '../recipe.ts';
import { isOk } from '../status-groups.ts';
import type { Framework } from './framework.ts';

type Requirement = readonly [component: ComponentId, licensedAs: LicensedPart];

const CLASS_III: readonly Requirement[] = [
  ['architecture', 'code'],
  ['weights_final', 'weights'],
  ['report', 'weights'],
  ['eval_results', 'weights'],
  ['model_card', 'weights'],
  ['data_card', 'weights'],
];
const CLASS_II: readonly Requirement[] = [
  ['code_train', 'code'],
  ['code_posttrain', 'code'],
  ['code_inference', 'code'],
  ['code_eval', 'code'],
  ['data_eval', 'weights'],
];
const CLASS_I: readonly Requirement[] = [
  ['data_pretrain', 'data_pretrain'],
  ['data_posttrain', 'data_posttrain'],
  ['code_data', 'code'],
  ['checkpoints', 'weights'],
];

interface ClassVerdict {
  /** Null where an unknown component leaves it open. */
  readonly met: boolean | null;
  readonly because: readonly Cause[];
}

function accepts(licences: LicenceTable, id: string | null): boolean {
  return isFreeClass(classOf(licences, id)) || (id !== null && id.startsWith('openmdw'));
}

function judgeClass(recipe: Recipe, licences: LicenceTable, requirements: readonly Requirement[]): ClassVerdict {
  const failing: Cause[] = [];
  const open: Cause[] = [];
  for (const [component, part] of requirements) {
    const status = recipe.components[component];
    if (status === 'na') continue;
    if (status === 'unknown') {
      open.push(componentCause(recipe, component, 'mof-component'));
    } else if (!isOk(status)) {
      failing.push(componentCause(recipe, component, 'mof-component'));
    } else {
      const own = recipe.licences[part];
      const licensed: LicensedPart = own === null || own === 'none-stated' ? 'weights' : part;
      const id = recipe.licences[licensed];
      if (!accepts(licences, id)) failing.push(licenceCause(licensed, id, classOf(licences, id), 'mof-licence'));
    }
  }
  if (failing.length > 0) return { met: false, because: failing };
  return { met: open.length > 0 ? null : true, because: open };
}

export const mof: Framework<'mof'> = {
  id: 'mof',
  url: 'https://arxiv.org/abs/2403.13784',
  judge(recipe, licences) {
    const model = judgeClass(recipe, licences, CLASS_III);
    if (model.met !== true) return { value: model.met === false ? 'none' : 'none or III', because: model.because };
    const tooling = judgeClass(recipe, licences, CLASS_II);
    if (tooling.met !== true) return { value: tooling.met === false ? 'III' : 'III or II', because: tooling.because };
    const science = judgeClass(recipe, licences, CLASS_I);
    if (science.met !== true) return { value: science.met === false ? 'II' : 'II or I', because: science.because };
    return { value: 'I', because: [] };
  },
};
