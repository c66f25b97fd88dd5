/** The Epoch AI table of models: helps to find names, dates and ids. */
import type { Importer } from '../statement.ts';

export const epochModels: Importer = {
  source: 'epoch-models',
  onlyIdentifies: 'the copy at hand states no licence, and many of its rows are unverified',
  ratesComponents: false,
  statements: () => [],
};
