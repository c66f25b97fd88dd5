/** Ecosystem Graphs: helps to find names, dates and ids. */
import type { Importer } from '../statement.ts';

export const ecosystemGraphs: Importer = {
  source: 'ecosystem-graphs',
  onlyIdentifies: 'it states no licence, and its "access: open" also covers API and demo access',
  ratesComponents: false,
  statements: () => [],
};
