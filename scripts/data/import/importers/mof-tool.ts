/** The Model Openness Tool: 17 components, ticked by whoever submitted the model. */
import type { ComponentId, Status } from '../../../../lib/openness/components.ts';
import { evidenceFor } from '../evidence.ts';
import type { Rating, SourceRecord } from '../source-record.ts';
import type { Importer, Statement } from '../statement.ts';
import { licenceStatements } from './osai-index.ts';

/** Metadata, libraries and sample outputs answer to no component of ours. */
const COMPONENTS: Readonly<Record<string, ComponentId>> = {
  'Model parameters (Final)': 'weights_final',
  'Model parameters (Intermediate)': 'checkpoints',
  'Model architecture': 'architecture',
  Datasets: 'data_pretrain',
  'Evaluation data': 'data_eval',
  'Data card': 'data_card',
  'Data preprocessing code': 'code_data',
  'Training code': 'code_train',
  'Evaluation code': 'code_eval',
  'Inference code': 'code_inference',
  'Model card': 'model_card',
  'Technical report': 'report',
  'Research paper': 'report',
  'Evaluation results': 'eval_results',
};

/** What a further training publishes is its own step, not the first one. */
const WHEN_DERIVED: Readonly<Partial<Record<ComponentId, ComponentId>>> = {
  data_pretrain: 'data_posttrain',
  code_train: 'code_posttrain',
};

const LICENCES = {
  'Model parameters (Final)': 'weights',
  Datasets: 'data_pretrain',
  'Training code': 'code',
} as const;

function statusOf(rating: Rating): Status | null {
  switch (rating.value) {
    case 'included':
      return 'open';
    case 'invalid':
      // A licence that the tool does not count as open is still a licence; "not included" is none.
      return rating.value_if_licence_text_is_read === 'absent' || isKeptBack(rating.licence_raw) ? 'none' : 'open';
    case 'unlicensed':
      return 'open';
    default:
      return null;
  }
}

function isKeptBack(licence: string | undefined): boolean {
  return /^(?:proprietary|undisclosed|component (?:component )?not includ)/iu.test(licence ?? '');
}

function componentStatements(record: SourceRecord, derived: boolean): readonly Statement[] {
  const seen = new Set<ComponentId>();
  return Object.entries(COMPONENTS).flatMap(([dimension, listed]) => {
    const component = derived ? (WHEN_DERIVED[listed] ?? listed) : listed;
    const rating = record.status[dimension];
    const status = rating === undefined ? null : statusOf(rating);
    const evidence = evidenceFor(record, rating?.evidence, 'low');
    if (rating === undefined || status === null || evidence === null) return [];
    // A technical report and a paper are one report here: the first that is not merely claimed counts.
    if (seen.has(component)) return [];
    if (rating.value !== 'unlicensed') seen.add(component);
    const covers: readonly Status[] =
      status === 'open' ? ['open', 'gated_auto', 'reconstructible'] : ['none', 'described'];
    const path = ['components', component] as const;
    return [{ path, value: status, covers, dimension, said: String(rating.value), record, ...evidence }];
  });
}

export const mofTool: Importer = {
  source: 'mof-tool',
  ratesComponents: true,
  statements: (record, derived) => [
    ...componentStatements(record, derived),
    ...licenceStatements(record, LICENCES, 'low'),
  ],
};
