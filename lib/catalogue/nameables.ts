/** From the dataset's records to what can be named in text. */
import type { Dataset } from '../dataset/schema.ts';
import type { Nameable } from '../mentions/alias-index.ts';
import type { Alias } from '../openness/record.ts';
import { releaseName } from '../openness/release-name.ts';

/** Everything of the dataset that has a name: families, series, their releases, corpora. Ids as in the records. */
export function nameablesOf(dataset: Pick<Dataset, 'developers' | 'families' | 'series' | 'corpora'>): Nameable[] {
  const developers = new Map(dataset.developers.map(({ id, name, aliases }) => [id, [name, ...(aliases ?? [])]]));
  const namesOf = (id: string): readonly string[] => developers.get(id) ?? [];
  const families = dataset.families.map(({ id, name, aliases, developer }): Nameable => ({
    id,
    kind: 'family',
    name,
    aliases,
    developerNames: namesOf(developer),
    family: null,
  }));
  const models = dataset.series.flatMap((series): Nameable[] => {
    const developerNames = namesOf(series.developer);
    const family = series.family ?? null;
    // "gpt-oss-120b" names the one release, not the series that lists it among its aliases.
    const ofReleases = new Set(series.releases.map(({ id }) => plain(id.slice(id.indexOf('/') + 1))));
    const isOwn = (alias: Alias) => !ofReleases.has(plain(typeof alias === 'string' ? alias : alias.text));
    const releases = series.releases.map((release): Nameable => ({
      id: release.id,
      kind: 'release',
      name: releaseName(series, release),
      aliases: [release.id.slice(release.id.indexOf('/') + 1)],
      developerNames,
      family: family ?? series.id,
      series: series.id,
      hubIds: [release.id],
    }));
    return [
      {
        id: series.id,
        kind: 'series',
        name: series.name,
        aliases: series.aliases.filter(isOwn),
        developerNames,
        family,
        hubIds: series.patterns ?? [],
        repos: series.repos ?? [],
        papers: arxivNumbers(series.papers),
      },
      ...releases,
    ];
  });
  const corpora = dataset.corpora.map(({ id, name, aliases, developer, datasets, repos, papers }): Nameable => ({
    id,
    kind: 'corpus',
    name,
    aliases,
    developerNames: namesOf(developer),
    family: null,
    hubIds: datasets ?? [],
    repos: repos ?? [],
    papers: arxivNumbers(papers),
  }));
  return [...families, ...models, ...corpora];
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The arXiv numbers among the addresses of papers. */
function arxivNumbers(papers: readonly string[] | undefined): string[] {
  return (papers ?? []).flatMap((address) => /arxiv\.org\/\w+\/(\d{4}\.\d{4,5})/.exec(address)?.[1] ?? []);
}
