/** A file for a series that only the sources know. What they do not say stays unsaid. */
import * as z from 'zod/mini';
import { githubRepo, hubId } from '../../../lib/dataset/record-fields.ts';
import { COMPONENT_IDS } from '../../../lib/openness/components.ts';
import {
  LICENSED_PARTS,
  MODALITIES,
  type Alias,
  type Modality,
  type Parent,
  type QuotedVerdict,
  type ReleaseKind,
} from '../../../lib/openness/record.ts';
import type { ClaimPlan } from './claims.ts';
import { flowText } from './flow-yaml.ts';
import { RIGHT_NAMES } from './known-faults.ts';
import { isInstructName, ownerOf, repoName, seriesPart, sizesIn, squashed } from './names.ts';
import type { SourceRecord } from './source-record.ts';
import { nameOfRecord, nameParts, ownHubIds, ratedModel, type Subject } from './subjects.ts';

/** The name of a new series, and other names that its sources use. */
export function namesOf(subject: Subject): { readonly name: string; readonly others: readonly string[] } {
  const { entry, records } = subject;
  if (entry !== null) {
    const [name = entry.name, ...others] = nameParts(RIGHT_NAMES[entry.id] ?? entry.name);
    return { name, others };
  }
  const rated = records.map(ratedModel);
  const name = records[0] === undefined ? '' : nameOfRecord(records[0]);
  return { name, others: rated.filter((other) => other !== name && /\d/u.test(other)) };
}

/** Hugging Face ids of the series itself: by name, and of one owner. `mine` says whether an owner is the developer's. */
export function releaseIds(subject: Subject, name: string, mine: (owner: string) => boolean): readonly string[] {
  const linked = [
    ...Object.keys(subject.entry?.hf_models ?? {}),
    ...subject.records.flatMap((record) => [
      ...(record.extra?.hf_models_weights ?? []),
      ...(record.urls?.hf_models ?? []),
    ]),
  ];
  const rated = new Set(subject.records.flatMap(ownHubIds));
  const stem = squashed(seriesPart(name));
  const named = [...new Set(linked)].filter((id) => {
    if (!z.safeParse(hubId, id).success) return false;
    return rated.has(id) || (stem.length > 2 && squashed(repoName(id)).includes(stem));
  });
  const owners = named.map((id) => ownerOf(id).toLowerCase());
  const count = (owner: string) => owners.filter((other) => other === owner).length;
  const main = owners.toSorted((one, other) => count(other) - count(one))[0];
  const kept = named.filter((id) => ownerOf(id).toLowerCase() === main || mine(ownerOf(id)));
  return distinct(kept).toSorted();
}

/** The hub does not tell capitals apart. */
function distinct(ids: readonly string[]): readonly string[] {
  return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()];
}

/** Repositories named like the series. Other repositories of its maker are libraries, or belong to another series. */
export function repositories(subject: Subject, name: string): readonly string[] {
  const linked = [
    ...Object.keys(subject.entry?.github_repos ?? {}),
    ...subject.records.flatMap((record) => record.urls?.github_repos ?? []),
  ];
  const stem = squashed(seriesPart(name));
  const own = linked.filter((repo) => {
    if (!z.safeParse(githubRepo, repo).success) return false;
    const [owner, title] = [squashed(ownerOf(repo)), squashed(repoName(repo))];
    // Either name may be the shorter one: SkyReels-V2 and SkyReels-V2-T2V.
    const isNamed = stem.length > 2 && title.includes(stem);
    const isPart = title.length > 4 && stem.includes(title);
    return isNamed || isPart || (stem.length > 4 && owner.includes(stem));
  });
  return distinct(own).toSorted();
}

const REPORTS = ['preprint', 'paper', 'Technical report', 'Research paper'];

/** Papers that a source links as the model's own report. */
export function papers(subject: Subject): readonly string[] {
  const links = subject.records.flatMap((record) => REPORTS.flatMap((name) => record.status[name]?.evidence ?? []));
  const own = links.flatMap((link) => /arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})/u.exec(link)?.[1] ?? []);
  const entry = subject.entry?.arxiv ?? [];
  const ids = own.length > 0 || entry.length !== 1 ? own : entry;
  return [...new Set(ids)].toSorted().map((id) => `https://arxiv.org/abs/${id}`);
}

/** The earliest real date that a source gives, none after `today`. */
export function releaseDate(subject: Subject, today: string): string | undefined {
  const stated = [
    ...Object.values(subject.entry?.release_dates ?? {}),
    ...subject.records.map((it) => it.release_date),
  ];
  return stated
    .filter((date): date is string => /^\d{4}-\d{2}(?:-\d{2})?$/u.test(date ?? ''))
    .filter((date) => date <= today.slice(0, date.length) && date >= '1990')
    .toSorted()[0];
}

/** The sources' words for what a model works on, in ours. */
const MODALITY_WORDS: Readonly<Record<string, Modality>> = {
  language: 'text',
  vision: 'image',
  'image generation': 'image',
  images: 'image',
  'text (english)': 'text',
  biology: 'science',
  medicine: 'science',
  'earth science': 'science',
  'materials science': 'science',
  'protein structure': 'science',
  'protein sequence': 'science',
  'amino acid sequence': 'science',
  'genome sequence': 'science',
  molecules: 'science',
  'climate forecasts': 'science',
  music: 'audio',
  '3d modeling': '3d',
  'robotics trajectories': 'robotics',
  'robot trajectories': 'robotics',
  embeddings: 'embedding',
};

/** What the best source says that a model works on; text where none says anything that fits. */
export function modalities(subject: Subject, name: string): readonly Modality[] {
  if (/embed|(?:^|[-_ ])bge/iu.test(name)) return ['embedding'];
  for (const record of subject.records) {
    const found = (record.modality ?? []).flatMap((word): Modality[] => {
      const lower = word.toLowerCase();
      const direct = MODALITIES.find((modality) => modality === lower) ?? MODALITY_WORDS[lower];
      return direct === undefined ? [] : [direct];
    });
    const science = found.filter((modality) => modality === 'science' || modality === 'robotics');
    if (science.length > 0) return [...new Set(science)];
    if (found.length > 0) return [...new Set(found)];
  }
  return ['text'];
}

/** Post-trained by its maker, as far as a source tells end model and base apart. */
export function kindOf(subject: Subject, derived: boolean): ReleaseKind {
  const hasTwoStages = subject.records.some(({ extra }) => {
    return (
      extra?.base_model !== undefined &&
      extra.end_model !== undefined &&
      squashed(extra.base_model) !== squashed(extra.end_model)
    );
  });
  // A model that is only known from APIs answers there; one that embeds or ranks does not.
  const isHosted =
    subject.records.length > 0 &&
    subject.records.every(({ source, name }) => source === 'models-dev' && !/embed|rerank/iu.test(name));
  return derived || hasTwoStages || isHosted ? 'instruct' : 'base';
}

/** Releases with what their names say. */
export function releases(ids: readonly string[], kind: ReleaseKind, records: readonly SourceRecord[]) {
  const ends = new Set(
    records.flatMap(({ extra }) => (extra?.end_model === undefined ? [] : squashed(extra.end_model))),
  );
  const bases = new Set(
    records.flatMap(({ extra }) => (extra?.base_model === undefined ? [] : squashed(extra.base_model))),
  );
  return ids.map((id) => {
    const name = repoName(id);
    const own = squashed(name);
    const isBase = bases.has(own) && !ends.has(own);
    const isInstruct = ends.has(own) ? kind === 'instruct' : isInstructName(name);
    return { id, kind: isBase ? 'base' : isInstruct ? 'instruct' : kind, ...sizesIn(name) } as const;
  });
}

/** Ids that share owner and stem follow a pattern: an unlisted sibling then resolves too. */
export function patternOf(ids: readonly string[], name: string): string | undefined {
  const [first] = ids;
  const stem = squashed(seriesPart(name));
  if (first === undefined || stem.length < 4) return undefined;
  const prefix = ids.reduce(
    (common, id) => {
      let length = 0;
      while (length < common.length && common[length] === id[length]) length += 1;
      return common.slice(0, length);
    },
    ids.length === 1 ? first : first,
  );
  const cut = ids.length === 1 ? cutAtSize(first) : prefix.slice(0, Math.max(0, prefix.search(/[-_.][^-_.]*$/u) + 1));
  if (cut === null || !cut.includes('/')) return undefined;
  return squashed(repoName(cut)).includes(stem) ? `${cut}*` : undefined;
}

function cutAtSize(id: string): string | null {
  const match = /^(.*?[-_])\d+(?:\.\d+)?[bm](?![a-z0-9])/iu.exec(id);
  return match?.[1] ?? null;
}

export interface SeriesDraft {
  readonly name: string;
  readonly developer: string;
  readonly family: string | undefined;
  readonly modalities: readonly Modality[];
  readonly kind: ReleaseKind;
  readonly released: string | undefined;
  readonly aliases: readonly Alias[];
  readonly releases: ReturnType<typeof releases>;
  readonly patterns: readonly string[];
  readonly repos: readonly string[];
  readonly papers: readonly string[];
  readonly derivedFrom: readonly Parent[];
  readonly trainedOn: readonly string[];
  readonly quoted: readonly QuotedVerdict[];
}

/** The file's text, in the order of keys that the dataset's files have. */
export function seriesText(draft: SeriesDraft, plan: ClaimPlan): string {
  const { releases: listed, ...rest } = draft;
  const field = (key: Exclude<keyof SeriesDraft, 'releases'>): string[] => {
    const value = rest[key];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0 && key !== 'aliases');
    return isEmpty ? [] : [`${key}: ${flowText(value)}`];
  };
  const block = (group: 'components' | 'licences', order: readonly string[]): string[] => {
    const lines = order.flatMap((part) => {
      const claims = plan.claims.filter(({ path }) => path[0] === group && path[1] === part).map(({ claim }) => claim);
      return claims.length === 0 ? [] : [`  ${part}: ${flowText(claims)}`];
    });
    return lines.length === 0 ? [] : [`${group}:`, ...lines];
  };
  const reviewed = plan.claims.filter(({ path }) => path[0] === 'peerReviewed').map(({ claim }) => claim);
  return `${[
    ...field('name'),
    ...field('developer'),
    ...field('family'),
    ...field('modalities'),
    ...field('kind'),
    ...field('released'),
    ...field('aliases'),
    ...(listed.length === 0 ? ['releases: []'] : ['releases:', ...listed.map((release) => `  - ${flowText(release)}`)]),
    ...field('patterns'),
    ...field('repos'),
    ...field('papers'),
    ...field('derivedFrom'),
    ...field('trainedOn'),
    ...block('components', COMPONENT_IDS),
    ...block('licences', LICENSED_PARTS),
    ...(reviewed.length === 0 ? [] : [`peerReviewed: ${flowText(reviewed)}`]),
    ...field('quoted'),
  ].join('\n')}\n`;
}
