/** os-ai-map: a class, a score and a few parts, each with its evidence. */
import type { ComponentId, Status } from '../../../../lib/openness/components.ts';
import type { Confidence } from '../../../../lib/openness/record.ts';
import { evidenceFor } from '../evidence.ts';
import type { Importer, Statement } from '../statement.ts';
import { licenceStatements } from './osai-index.ts';

const COMPONENTS: Readonly<Record<string, ComponentId>> = {
  weights: 'weights_final',
  checkpoints: 'checkpoints',
  data: 'data_pretrain',
  'base-data': 'data_pretrain',
  'post-training-data': 'data_posttrain',
  code: 'code_train',
  model_card: 'model_card',
  paper: 'report',
  datasheet: 'data_card',
};

const WORDS: Readonly<Record<string, { readonly status: Status; readonly covers: readonly Status[] }>> = {
  open: { status: 'open', covers: ['open', 'reconstructible', 'gated_auto'] },
  public: { status: 'open', covers: ['open'] },
  present: { status: 'open', covers: ['open'] },
  yes: { status: 'open', covers: ['open'] },
  partial: { status: 'partial', covers: ['partial', 'gated', 'withdrawn', 'described', 'open'] },
  described: { status: 'described', covers: ['described', 'none'] },
  described_not_released: { status: 'described', covers: ['described', 'none'] },
  announced_not_yet_released: { status: 'none', covers: ['none'] },
  closed: { status: 'none', covers: ['none', 'described'] },
  no: { status: 'none', covers: ['none'] },
};

export const osAiMap: Importer = {
  source: 'os-ai-map',
  ratesComponents: true,
  statements(record, derived) {
    const confidence: Confidence = record.extra?.confidence === 'low' ? 'low' : 'medium';
    const parts = Object.entries(COMPONENTS).flatMap(([dimension, listed]): Statement[] => {
      const rating = record.status[dimension];
      const said = String(rating?.value ?? '');
      const word = WORDS[said];
      const evidence = evidenceFor(record, rating?.evidence, confidence);
      if (word === undefined || evidence === null) return [];
      const component = derived && listed === 'code_train' ? 'code_posttrain' : listed;
      const path = ['components', component] as const;
      return [{ path, value: word.status, covers: word.covers, dimension, said, record, ...evidence }];
    });
    return [...parts, ...licenceStatements(record, { weights: 'weights' }, confidence)];
  },
};
