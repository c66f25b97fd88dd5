/** A model's recipe with everything that reaches it from other records: its corpora's lineage and its base. */
import type { DerivedFrom } from './answer.ts';
import type { ComponentId } from './components.ts';
import type { Derived, OwnStatements } from './inheritance.ts';
import { derive, mergeBases, ownParts } from './inheritance.ts';
import type { Relation } from './record.ts';
import type { Assessed } from './recipe-of.ts';
import { assessRecord } from './recipe-of.ts';
import type { FoundParent, ModelRecords, Records } from './records.ts';
import { releaseName } from './release-name.ts';
import { judgeTier } from './tier.ts';
import { TIERS } from './tier-names.ts';

export interface AssessedModel extends Assessed {
  readonly inherited: ReadonlySet<ComponentId>;
  readonly licenceConflict: Derived['licenceConflict'];
  readonly derivedFrom: DerivedFrom | null;
}

const NOTHING_INHERITED: ReadonlySet<ComponentId> = new Set();

/** The name that a page writes: the series' or the release's. */
export function nameOfModel({ series, release }: ModelRecords): string {
  if (release === undefined) return series.name;
  return releaseName(series, release);
}

/** The key under which the walk up a chain remembers where it has been. */
const keyOf = ({ series, release }: ModelRecords): string => release?.id ?? series.id;

/** How far two sizes of what is said to be the same architecture may lie apart, as a fraction. */
const SAME_SIZE = 0.1;

/**
 * The base of one parent. Where a whole series is named, the release of the same size is meant; where that does not
 * settle it, the one that is least open.
 */
function assessBase(
  parent: ModelRecords,
  size: number | null,
  records: Records,
  seen: ReadonlySet<string>,
): AssessedModel {
  if (parent.release !== undefined || parent.series.releases.length === 0) return assessAt(parent, records, seen);
  const releases = parent.series.releases.map((release) => assessAt({ series: parent.series, release }, records, seen));
  const ofSize = releases.filter(({ recipe: { parametersBillion: billions } }) => {
    return size !== null && billions !== null && Math.abs(billions - size) <= SAME_SIZE * size;
  });
  const rank = (model: AssessedModel): number => {
    const { tier } = judgeTier(model.recipe, records.licences);
    return tier === 'not-assessed' ? -1 : TIERS.indexOf(tier);
  };
  return (ofSize.length > 0 ? ofSize : releases).reduce((least, model) => (rank(model) > rank(least) ? model : least));
}

interface Bases {
  readonly base: Assessed | null;
  readonly relation: Relation;
  readonly derivedFrom: DerivedFrom | null;
}

/** Looks the parents up, leaving out those that would lead round in a circle. */
function findBases(
  parents: readonly FoundParent[],
  size: number | null,
  records: Records,
  seen: ReadonlySet<string>,
): Bases {
  // Outputs of a teacher are lineage, not a base.
  const ancestors = parents.filter((parent) => parent.relation !== 'distilled');
  const shown = ancestors[0] ?? parents[0];
  if (shown === undefined) return { base: null, relation: 'finetune', derivedFrom: null };
  const bases: Assessed[] = [];
  for (const parent of ancestors) {
    const model = records.model(parent.id);
    if (model !== undefined && !seen.has(keyOf(model))) bases.push(assessBase(model, size, records, seen));
  }
  const [first, ...rest] = bases;
  const known = records.model(shown.id);
  return {
    base: first === undefined ? null : mergeBases([first, ...rest], records.licences),
    relation: shown.relation,
    derivedFrom: {
      id: shown.id,
      name: known === undefined ? (shown.name ?? shown.id) : nameOfModel(known),
      relation: shown.relation,
      how: shown.how,
      confidence: shown.confidence,
    },
  };
}

function assessAt(model: ModelRecords, records: Records, before: ReadonlySet<string>): AssessedModel {
  const { series, release } = model;
  const seen = new Set([...before, keyOf(model), series.id]);
  const corpora = (series.trainedOn ?? []).flatMap((id) => records.corpus(id)?.lineage ?? []);
  const own = assessRecord(series, release, records.licences, corpora);
  const parents = (series.derivedFrom ?? []).map(({ id, relation }): FoundParent => ({
    id,
    relation,
    how: 'dataset',
    confidence: 'high',
  }));
  const { base, relation, derivedFrom } = findBases(parents, own.recipe.parametersBillion, records, seen);
  if (base === null) return { ...own, inherited: NOTHING_INHERITED, licenceConflict: null, derivedFrom };
  const derived = derive(base, own, relation, records.licences);
  const recipe = {
    ...derived.recipe,
    kind: own.recipe.kind,
    parametersBillion: own.recipe.parametersBillion ?? base.recipe.parametersBillion,
    activeBillion: own.recipe.activeBillion ?? base.recipe.activeBillion,
    trainingTokensTrillion: own.recipe.trainingTokensTrillion ?? base.recipe.trainingTokensTrillion,
    multimodal: own.recipe.multimodal || base.recipe.multimodal,
    peerReviewedPaper: own.recipe.peerReviewedPaper,
  };
  return { ...derived, recipe, derivedFrom };
}

/** Assesses a series or one of its releases, following its bases as far as they are known. */
export function assessModel(model: ModelRecords, records: Records): AssessedModel {
  return assessAt(model, records, new Set());
}

/** Assesses a model that only a page or a name tells of. Null where none of its bases is known. */
export function assessDerived(
  id: string,
  parents: readonly FoundParent[],
  own: OwnStatements,
  records: Records,
): { readonly model: AssessedModel | null; readonly derivedFrom: DerivedFrom | null } {
  const { base, relation, derivedFrom } = findBases(parents, null, records, new Set([id]));
  if (base === null) return { model: null, derivedFrom };
  return { model: { ...derive(base, ownParts(own), relation, records.licences), derivedFrom }, derivedFrom };
}
