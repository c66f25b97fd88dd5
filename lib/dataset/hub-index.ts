/** From ids to models: series ids, Hugging Face ids that are listed, and those that match a pattern. */
import type { ModelRecords } from '../openness/records.ts';
import type { Dataset } from './schema.ts';

/** Finds the model that an id means; the hub does not tell capitals apart, so neither does this. */
export type FindModel = (id: string) => ModelRecords | undefined;

/**
 * A listed release decides before a series id (a series may be named like one of its releases), that before a pattern,
 * and of two patterns the longer one.
 */
export function indexModels(dataset: Pick<Dataset, 'series'>): FindModel {
  const listed = new Map<string, ModelRecords>();
  for (const series of dataset.series)
    for (const release of series.releases) listed.set(release.id.toLowerCase(), { series, release });
  for (const series of dataset.series) if (!listed.has(series.id)) listed.set(series.id, { series });
  const patterns = dataset.series
    .flatMap((series) => (series.patterns ?? []).map((pattern) => ({ series, pattern, test: patternTest(pattern) })))
    .sort((one, other) => other.pattern.length - one.pattern.length);
  return (id) => {
    const known = listed.get(id.toLowerCase());
    if (known) return known;
    const match = patterns.find(({ test }) => test.test(id));
    return match && { series: match.series };
  };
}

/** `*` stands for any run of characters but `/`. */
function patternTest(pattern: string): RegExp {
  const parts = pattern.split(/\*+/u).map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]*')}$`, 'iu');
}
