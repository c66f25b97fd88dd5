/** What to use instead: models whose recipe is open, of the same kind and size (rule book 2.9). Never "as good as". */
import type { Alternative } from './answer.ts';
import type { Citation, DateText, Modality, ReleaseKind } from './record.ts';
import type { Tier } from './tier-names.ts';
import { TIERS } from './tier-names.ts';

/** What a suggestion needs to know of a model. Sizes in billions of parameters. */
export interface Candidate extends Alternative {
  readonly series: string;
  readonly kind: ReleaseKind;
  readonly modalities: readonly Modality[];
  readonly released: DateText | null;
  readonly citation?: Citation | undefined;
}

/** What is to be replaced. */
export type Wanted = Pick<Candidate, 'id' | 'tier' | 'size' | 'modalities'> & {
  readonly kind?: ReleaseKind | undefined;
};

/** Upper bounds of the size classes, in billions of parameters in total, which is what decides the memory needed. */
export const SIZE_CLASSES: readonly number[] = [1.5, 5, 9.5, 17, 50, 100, Number.POSITIVE_INFINITY];

/** The class of a size, from 0; sizes are positive. */
export function sizeClass(billions: number): number {
  return SIZE_CLASSES.findIndex((bound) => billions <= bound);
}

/** What a model works with. Text models write code too, so code sets only pure code models apart. */
function kindOf(modalities: readonly Modality[]): ReadonlySet<Modality> {
  const kind = new Set(modalities);
  if (kind.has('text')) kind.delete('code');
  return kind;
}

function isSameKind(wanted: readonly Modality[], offered: readonly Modality[]): boolean {
  if (wanted.length === 1 && wanted[0] === 'code') return offered.includes('code');
  const [a, b] = [kindOf(wanted), kindOf(offered)];
  return a.size === b.size && [...a].every((modality) => b.has(modality));
}

const isSizeKnown = (size: number | null): size is number => size !== null && size > 0;

/** Steps of size within which a newer model goes before a nearer one, as a ratio. */
const SIZE_STEP = 1.3;

/** Words in the name of a release that is not the plain one of its series: a stage, a trial or a special purpose. */
const VARIANT_WORDS: ReadonlySet<string> = new Set(
  'sft dpo rl rlvr rlhf ppo zero think thinking reasoning code coder math tool function preview early stage1 stage2 stage3 midtrain anneal ckpt intermediate long 64k 128k 1m hf test dev experimental soup random deduped ablation domain'.split(
    ' ',
  ),
);

/** Whether a release is one of the odd ones beside the plain base or instruct release of its series. */
function isVariant(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => VARIANT_WORDS.has(word));
}

/** The first of each series, in the order given. */
function onePerSeries(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ series }) => !seen.has(series) && seen.add(series));
}

/**
 * At most `limit` models that are more open than `model`, of its kind and size class: open recipes, or where there are
 * none in that class the partly open ones. One of each series, base for base and instruct for instruct where there is
 * a choice, plain releases before variants, then about the nearest in size, then the newest. Where the size is not known (a closed service), the
 * largest of its kind.
 */
export function alternativesTo(model: Wanted, candidates: readonly Candidate[], limit: number): Alternative[] {
  if (model.tier === 'open-recipe') return [];
  const alike = candidates.filter(
    (candidate) => candidate.id !== model.id && isSameKind(model.modalities, candidate.modalities),
  );
  const size = model.size;
  const inClass = isSizeKnown(size)
    ? alike.filter((candidate) => isSizeKnown(candidate.size) && sizeClass(candidate.size) === sizeClass(size))
    : alike;
  const offered: readonly Tier[] = model.tier === 'partly-open-recipe' ? ['open-recipe'] : TIERS.slice(0, 2);
  const best = offered
    .map((tier) => inClass.filter((candidate) => candidate.tier === tier))
    .find((of) => of.length > 0);
  const distance = (candidate: Candidate): number => {
    if (!isSizeKnown(size)) return -(candidate.size ?? 0);
    return Math.floor(Math.abs(Math.log((candidate.size ?? size) / size)) / Math.log(SIZE_STEP));
  };
  const otherKind = (candidate: Candidate): number => Number(model.kind !== undefined && candidate.kind !== model.kind);
  const sorted = (best ?? []).toSorted(
    (a, b) =>
      otherKind(a) - otherKind(b) ||
      Number(isVariant(a.name)) - Number(isVariant(b.name)) ||
      distance(a) - distance(b) ||
      (b.released ?? '').localeCompare(a.released ?? ''),
  );
  return onePerSeries(sorted)
    .slice(0, limit)
    .map(({ id, name, tier, size: ownSize }) => ({ id, name, tier, size: ownSize }));
}
