/** Opening up ChatGPT, the index that came before the European one. */
import type { Importer } from '../statement.ts';
import { dimensionStatements, reportStatements, type Dimension } from './three-steps.ts';

/** Its licence dimension speaks of the whole project, and its architecture dimension of prose. */
const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  rlweights: { components: ['weights_final'] },
  llmweights: { components: ['weights_base'] },
  llmdata: { components: ['data_pretrain'] },
  rldata: { components: ['data_posttrain'] },
  opencode: { components: ['code_train'], whenDerived: ['code_posttrain'] },
  modelcard: { components: ['model_card'] },
  datasheet: { components: ['data_card'] },
};

export const openingUpChatgpt: Importer = {
  source: 'opening-up-chatgpt',
  ratesComponents: true,
  statements: (record, derived) => [
    ...dimensionStatements(record, DIMENSIONS, derived, 'low'),
    ...reportStatements(record, 'low'),
  ],
};
