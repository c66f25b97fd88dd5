/** What a dataset covers, in numbers. */
import { assessModel } from '../openness/assess-model.ts';
import { isWithheld } from '../openness/status-groups.ts';
import type { Claim, LicenceClaim, ReleaseRecord, SeriesRecord } from '../openness/record.ts';
import type { Records } from '../openness/records.ts';
import { summarise } from '../openness/summary.ts';
import { TIERS, type Tier } from '../openness/tier-names.ts';
import { agesOf, agreementOf, coverageOf, type Agreement, type ClaimAge, type Coverage } from './coverage.ts';
import { recordsIn } from './records-in.ts';
import type { Dataset } from './schema.ts';

export interface Stats extends Coverage {
  readonly version: number;
  readonly families: number;
  readonly series: number;
  readonly corpora: number;
  readonly releases: number;
  /** Different ids, whatever their capitals; patterns are not counted. */
  readonly hubModelIds: number;
  readonly hubDatasetIds: number;
  readonly githubRepos: number;
  /** Statuses of components and licences of parts, of series, releases and corpora. */
  readonly claims: number;
  /** Those that say something and name an address. */
  readonly claimsWithEvidence: number;
  /** Series whose final weights, pre-training data, training code and weights licence are all known. */
  readonly fourKnown: number;
  /** Series by tier; a series whose releases differ counts by the most cautious. */
  readonly tiers: Readonly<Record<Tier, number>>;
  readonly developers: number;
  readonly aliases: number;
  /** Claims by source id. */
  readonly bySource: Readonly<Record<string, number>>;
  readonly claimAges: Readonly<Record<ClaimAge, number>>;
  readonly agreement: Readonly<Record<string, Agreement>>;
}

export function statsOf(dataset: Dataset): Stats {
  const records = recordsIn(dataset);
  const claims = claimsIn(dataset);
  const tiers = dataset.series.map((record) => summarise({ kind: 'series', record }, records).tier);
  return {
    version: dataset.version,
    families: dataset.families.length,
    series: dataset.series.length,
    corpora: dataset.corpora.length,
    releases: dataset.series.reduce((sum, { releases }) => sum + releases.length, 0),
    hubModelIds: distinct(dataset.series.flatMap(({ releases }) => releases.map(({ id }) => id))),
    hubDatasetIds: distinct(dataset.corpora.flatMap(({ datasets }) => datasets ?? [])),
    githubRepos: distinct([...dataset.series, ...dataset.corpora].flatMap(({ repos }) => repos ?? [])),
    claims: claims.length,
    claimsWithEvidence: claims.filter(hasEvidence).length,
    fourKnown: dataset.series.filter((series) => areFourKnown(series, records)).length,
    tiers: Object.fromEntries(
      TIERS.map((tier) => [tier, tiers.filter((one) => one === tier).length]),
    ) as Stats['tiers'],
    developers: dataset.developers.length,
    aliases: [...dataset.families, ...dataset.series, ...dataset.corpora].reduce(
      (sum, it) => sum + it.aliases.length,
      0,
    ),
    bySource: countBy(claims.map(({ source }) => source)),
    ...coverageOf(dataset),
    claimAges: agesOf(
      claims.map(({ checked }) => checked),
      dataset.date,
    ),
    agreement: agreementOf(dataset),
  };
}

type AnyClaim = Claim | LicenceClaim;

function claimsIn({ series, corpora }: Dataset): readonly AnyClaim[] {
  const bearers = [...series, ...series.flatMap(({ releases }) => releases), ...corpora];
  return [
    ...bearers.flatMap(({ components }) => flat(components)),
    ...bearers.flatMap(({ licences }) => flat(licences)),
    ...series.flatMap(({ peerReviewed }) => peerReviewed ?? []),
  ];
}

function flat(claims: { readonly [part: string]: readonly AnyClaim[] | undefined } | undefined): readonly AnyClaim[] {
  return Object.values(claims ?? {}).flatMap((list) => list ?? []);
}

function hasEvidence(claim: AnyClaim): boolean {
  return claim.url !== undefined && !('status' in claim && claim.status === 'unknown');
}

/** Holds for every release, so that one well-known checkpoint does not speak for the rest. */
function areFourKnown(series: SeriesRecord, records: Records): boolean {
  const models: readonly (ReleaseRecord | undefined)[] = series.releases.length > 0 ? series.releases : [undefined];
  return models.every((release) => {
    const { components, licences } = assessModel({ series, release }, records).recipe;
    const { weights_final: weights, data_pretrain: data, code_train: code } = components;
    // Weights that nobody gets have no licence that could be unknown.
    const isLicenceKnown = licences.weights !== null || isWithheld(weights);
    return isLicenceKnown && ![weights, data, code].includes('unknown');
  });
}

function distinct(ids: readonly string[]): number {
  return new Set(ids.map((id) => id.toLowerCase())).size;
}

function countBy(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const key of keys.toSorted()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries(counts);
}
