/** Hugging Face ids lead to one record each. The hub itself does not tell capitals apart, so neither do these rules. */
import type { SeriesRecord } from '../../openness/record.ts';
import type { Dataset } from '../schema.ts';
import { placed, type Problem, type Rule } from './rule.ts';

/** Finds the series that a series id or a Hugging Face id belongs to. */
export interface HubIndex {
  readonly seriesOf: (id: string) => SeriesRecord | null;
}

/** A listed release decides before a pattern, and of two patterns the longer one. */
export function hubIndex(dataset: Dataset): HubIndex {
  const byId = new Map<string, SeriesRecord>();
  for (const series of dataset.series)
    for (const release of series.releases) byId.set(release.id.toLowerCase(), series);
  for (const series of dataset.series) byId.set(series.id, series);
  const patterns = dataset.series
    .flatMap((series) => (series.patterns ?? []).map((pattern) => ({ series, pattern, matches: patternTest(pattern) })))
    .sort((one, other) => other.pattern.length - one.pattern.length);
  return {
    seriesOf: (id) => byId.get(id.toLowerCase()) ?? patterns.find(({ matches }) => matches.test(id))?.series ?? null,
  };
}

/** `*` stands for any run of characters but `/`. */
function patternTest(pattern: string): RegExp {
  const parts = pattern.split(/\*+/u).map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]*')}$`, 'iu');
}

/** No model id, data set id or pattern stands in two places, and no model id looks like another thing's id. */
export const hubIdsHaveOneOwner: Rule = (dataset) => {
  const problems: Problem[] = [];
  const seriesIds = new Set(dataset.series.map(({ id }) => id));
  const owners = {
    model: new Map<string, string>(),
    'data set': new Map<string, string>(),
    pattern: new Map<string, string>(),
  };
  const own = (kind: keyof typeof owners, id: string, place: Problem['place'], path: Problem['path']) => {
    const owner = owners[kind].get(id.toLowerCase());
    if (owner === undefined) owners[kind].set(id.toLowerCase(), place.id);
    else problems.push({ place, path, rule: `${kind} "${id}" is already listed in "${owner}"` });
  };
  for (const { place, record } of placed.series(dataset)) {
    for (const [index, { id }] of record.releases.entries()) {
      own('model', id, place, ['releases', index, 'id']);
      if (seriesIds.has(id.toLowerCase())) {
        const rule = `"${id}" is also the id of a series: give that series' file another name`;
        problems.push({ place, path: ['releases', index, 'id'], rule });
      }
    }
    for (const [index, pattern] of (record.patterns ?? []).entries())
      own('pattern', pattern, place, ['patterns', index]);
  }
  for (const { place, record } of placed.corpora(dataset))
    for (const [index, id] of (record.datasets ?? []).entries()) own('data set', id, place, ['datasets', index]);
  return problems;
};
