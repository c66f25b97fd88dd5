/** Earlier editions of the European index, for the models that its current edition has replaced. */
import type { Importer } from '../statement.ts';
import { indexStatements } from './osai-index.ts';

export const osaiIndexSuperseded: Importer = {
  source: 'osai-index-superseded',
  ratesComponents: true,
  statements: (record, derived) => indexStatements(record, derived, 'low'),
};
