/** The verdict on several releases taken together: of a series, or of all series of a family. */
import type { Mark, ReleaseLine } from './answer.ts';
import type { AssessedModel } from './assess-model.ts';
import { assessModel, nameOfModel } from './assess-model.ts';
import { markOf } from './mark.ts';
import type { SeriesRecord } from './record.ts';
import type { ModelRecords, Records } from './records.ts';
import type { TierVerdict } from './tier.ts';
import { judgeTier } from './tier.ts';
import type { Tier } from './tier-names.ts';
import { TIERS } from './tier-names.ts';

/** One release, or a series without releases, with its own verdict. */
export interface Placed {
  readonly records: ModelRecords;
  readonly model: AssessedModel;
  readonly verdict: TierVerdict;
  readonly line: ReleaseLine;
}

export interface GroupVerdict {
  readonly members: readonly Placed[];
  /** The least open of the assessed members; its reasons stand for the group. Null for an empty group. */
  readonly shown: Placed | null;
  readonly tier: Tier;
  readonly mixed: boolean;
  readonly couldBe: Tier | null;
  readonly withTrainingHistory: boolean;
  /** Ids of the members by tier. */
  readonly tiers: Readonly<Partial<Record<Tier, readonly string[]>>>;
}

/** Places one release or series. */
export function placeModel(model: ModelRecords, records: Records): Placed {
  const { series, release } = model;
  const assessed = assessModel(model, records);
  const verdict = judgeTier(assessed.recipe, records.licences);
  const line: ReleaseLine = {
    id: release?.id ?? series.id,
    name: nameOfModel(model),
    tier: verdict.tier,
    size: assessed.recipe.parametersBillion,
    released: release?.released ?? series.released ?? null,
  };
  return { records: model, model: assessed, verdict, line };
}

/** Every release of a series; a series that lists none, such as one behind a service, stands for itself. */
export function placeSeries(series: SeriesRecord, records: Records): Placed[] {
  if (series.releases.length === 0) return [placeModel({ series }, records)];
  return series.releases.map((release) => placeModel({ series, release }, records));
}

/**
 * What a group of releases has in common. Where they differ, the most cautious tier counts and the group is mixed; a
 * release that nobody has assessed neither decides the tier nor makes the group mixed.
 */
export function judgeGroup(members: readonly Placed[]): GroupVerdict {
  const assessed = members.filter((member) => member.verdict.tier !== 'not-assessed');
  const from = assessed.length > 0 ? assessed : members;
  const rank = (member: Placed): number => TIERS.indexOf(member.verdict.tier);
  // Of equally open members, one that went through post-training says more than its base.
  const missing = ({ model }: Placed): number =>
    Object.values(model.parts).filter(({ status }) => status === 'na').length;
  const shown = from.reduce<Placed | null>((least, member) => {
    if (least === null || rank(member) > rank(least)) return member;
    return rank(member) === rank(least) && missing(member) < missing(least) ? member : least;
  }, null);
  const tiers: Partial<Record<Tier, string[]>> = {};
  for (const { verdict, line } of members) (tiers[verdict.tier] ??= []).push(line.id);
  // What nobody has looked at is no known difference.
  const mixed = new Set(from.map((member) => member.verdict.tier)).size > 1;
  return {
    members,
    shown,
    tier: shown?.verdict.tier ?? 'not-assessed',
    mixed,
    couldBe: mixed ? null : (shown?.verdict.couldBe ?? null),
    withTrainingHistory: from.length > 0 && from.every((member) => member.verdict.withTrainingHistory),
    tiers,
  };
}

/** The mark of a group is that of the member whose reasons stand for it. */
export function markOfGroup(group: GroupVerdict, records: Records, otherwise: Mark): Mark {
  return group.shown === null ? otherwise : markOf(group.shown.model.recipe, records.licences);
}
