/** A derived model brings no other pre-training data than its base's, so it cannot be more open in them. */
import type { Status } from '../../openness/components.ts';
import type { Claims, Parent, SeriesRecord } from '../../openness/record.ts';
import { settle } from '../../openness/claims.ts';
import { isWithheld, mostCautious } from '../../openness/status-groups.ts';
import { indexModels, type FindModel } from '../hub-index.ts';
import { placed, type Problem, type Rule } from './rule.ts';

export const dataAreNoMoreOpenThanTheBase: Rule = (dataset) => {
  const modelOf = indexModels(dataset);
  const problems: Problem[] = [];
  for (const { place, record } of placed.series(dataset)) {
    const base = statusOfBases(record, modelOf, new Set([record.id]));
    if (base === 'unknown') continue;
    const parts = [{ at: [], components: record.components }, ...record.releases.map(releasePart)];
    for (const { at, components } of parts) {
      const own = claimed(components);
      // Words are no data: a base that says nothing does not forbid a description.
      if (own === 'unknown' || isWithheld(own) || mostCautious([own, base]) === own) continue;
      const rule = `"${own}" is more open than "${base}", which the base says`;
      problems.push({ place, path: [...at, 'components', 'data_pretrain'], rule });
    }
  }
  return problems;
};

function releasePart(release: SeriesRecord['releases'][number], index: number) {
  return { at: ['releases', index], components: release.components };
}

function claimed(components: Claims | undefined): Status {
  return settle(components?.data_pretrain).status;
}

/** The most cautious status among the bases; a base without claims of its own says what its own bases say. */
function statusOfBases(series: SeriesRecord, modelOf: FindModel, seen: ReadonlySet<string>): Status {
  return mostCautious((series.derivedFrom ?? []).map((parent) => statusOfBase(parent, modelOf, seen)));
}

function statusOfBase(parent: Parent, modelOf: FindModel, seen: ReadonlySet<string>): Status {
  // A distilled model may be trained from nothing on its teacher's outputs: lineage, not inheritance.
  if (parent.relation === 'distilled') return 'unknown';
  const base = modelOf(parent.id);
  if (base === undefined || seen.has(base.series.id)) return 'unknown';
  const own = claimed(base.release?.components);
  if (own !== 'unknown') return own;
  const shared = claimed(base.series.components);
  return shared === 'unknown' ? statusOfBases(base.series, modelOf, new Set([...seen, base.series.id])) : shared;
}
