/**
 * The parts of a recipe, and what can be known of each. Ids and statuses are the project's rule book:
 * a new component is one entry here and nothing else has to learn of it.
 */

export const STATUSES = [
  'open',
  'reconstructible',
  'gated_auto',
  'gated',
  'partial',
  'withdrawn',
  'described',
  'none',
  'unknown',
  'na',
] as const;
type ComponentStatus = (typeof STATUSES)[number];

/** `data_information` alone is judged as complete, partial or none, in the sense of OSAID 1.0. */
export const INFORMATION_STATUSES = ['complete', 'partial', 'none', 'unknown'] as const;

/** One status of one component. */
export type Status = ComponentStatus | 'complete';

export const GROUPS = ['weights', 'data', 'code', 'words'] as const;
export type ComponentGroup = (typeof GROUPS)[number];

export const COMPONENTS = [
  { id: 'weights_final', group: 'weights' },
  { id: 'weights_base', group: 'weights' },
  { id: 'checkpoints', group: 'weights' },
  { id: 'optimizer_state', group: 'weights' },
  { id: 'architecture', group: 'weights' },
  { id: 'tokenizer', group: 'weights' },
  { id: 'data_pretrain', group: 'data' },
  { id: 'data_posttrain', group: 'data' },
  { id: 'data_eval', group: 'data' },
  { id: 'data_information', group: 'data' },
  { id: 'data_card', group: 'data' },
  { id: 'code_data', group: 'code' },
  { id: 'code_train', group: 'code' },
  { id: 'code_posttrain', group: 'code' },
  { id: 'code_eval', group: 'code' },
  { id: 'code_inference', group: 'code' },
  { id: 'model_card', group: 'words' },
  { id: 'report', group: 'words' },
  { id: 'eval_results', group: 'words' },
  { id: 'training_logs', group: 'words' },
  { id: 'energy_carbon', group: 'words' },
] as const satisfies readonly { id: string; group: ComponentGroup }[];

export type ComponentId = (typeof COMPONENTS)[number]['id'];

export const COMPONENT_IDS: readonly ComponentId[] = COMPONENTS.map((component) => component.id);
