/** From the dataset's records to what can be named in text. */
import type { Dataset } from '../dataset/schema.ts';
import type { Nameable } from '../mentions/alias-index.ts';
import type { Alias, SeriesRecord } from '../openness/record.ts';
import { releaseName } from '../openness/release-name.ts';

type Named = Pick<Dataset, 'developers' | 'families' | 'series' | 'corpora'>;

/** Everything of the dataset that has a name: families, series, their releases, corpora. Ids as in the records. */
export function* eachNameable(dataset: Named): Generator<Nameable, void> {
  const developers = new Map(dataset.developers.map(({ id, name, aliases }) => [id, [name, ...(aliases ?? [])]]));
  const namesOf = (id: string): readonly string[] => developers.get(id) ?? [];
  for (const { id, name, aliases, developer } of dataset.families) {
    yield { id, kind: 'family', name, aliases, developerNames: namesOf(developer), family: null };
  }
  for (const series of dataset.series) yield* modelsOf(series, namesOf(series.developer));
  for (const { id, name, aliases, developer, datasets, repos, papers } of dataset.corpora) {
    yield {
      id,
      kind: 'corpus',
      name,
      aliases,
      developerNames: namesOf(developer),
      family: null,
      hubIds: datasets ?? [],
      repos: repos ?? [],
      papers: arxivNumbers(papers),
    };
  }
}

/** A series and its releases. */
function* modelsOf(series: SeriesRecord, developerNames: readonly string[]): Generator<Nameable, void> {
  const family = series.family ?? null;
  // "gpt-oss-120b" names the one release, not the series that lists it among its aliases.
  const ofReleases = new Set(series.releases.map(({ id }) => plain(id.slice(id.indexOf('/') + 1))));
  const isOwn = (alias: Alias) => !ofReleases.has(plain(typeof alias === 'string' ? alias : alias.text));
  yield {
    id: series.id,
    kind: 'series',
    name: series.name,
    aliases: series.aliases.filter(isOwn),
    developerNames,
    family,
    hubIds: series.patterns ?? [],
    repos: series.repos ?? [],
    papers: arxivNumbers(series.papers),
  };
  for (const release of series.releases) {
    yield {
      id: release.id,
      kind: 'release',
      name: releaseName(series, release),
      aliases: [release.id.slice(release.id.indexOf('/') + 1)],
      developerNames,
      family: family ?? series.id,
      series: series.id,
      hubIds: [release.id],
    };
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The arXiv numbers among the addresses of papers. */
function arxivNumbers(papers: readonly string[] | undefined): string[] {
  return (papers ?? []).flatMap((address) => /arxiv\.org\/\w+\/(\d{4}\.\d{4,5})/.exec(address)?.[1] ?? []);
}
