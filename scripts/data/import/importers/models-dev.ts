/** models.dev: whether the weights can be had, and names of current models. */
import { evidenceFor } from '../evidence.ts';
import type { Importer } from '../statement.ts';

export const modelsDev: Importer = {
  source: 'models-dev',
  ratesComponents: false,
  statements(record) {
    const rating = record.status['open_weights'];
    const weights = record.extra?.hf_models_weights?.map((id) => `https://huggingface.co/${id}`);
    const evidence = evidenceFor(record, rating?.evidence ?? weights, 'medium');
    if (typeof rating?.value !== 'boolean' || evidence === null) return [];
    const path = ['components', 'weights_final'] as const;
    const said = String(rating.value);
    return rating.value
      ? [
          {
            path,
            value: 'open',
            covers: ['open', 'gated_auto', 'gated'],
            dimension: 'open_weights',
            said,
            record,
            ...evidence,
          },
        ]
      : [{ path, value: 'none', covers: ['none'], dimension: 'open_weights', said, record, ...evidence }];
  },
};
