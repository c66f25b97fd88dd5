/** What a derived model takes from its base (rule book 2.4a): never more open than the base in data or checkpoints. */
import type { Settled } from './claims.ts';
import { settle, settleLicence } from './claims.ts';
import type { ComponentId, Status } from './components.ts';
import { COMPONENT_IDS } from './components.ts';
import { classOf, isStricter, promisesMore } from './licences.ts';
import { keyed } from './keyed.ts';
import { lineageSummary } from './lineage.ts';
import type { Claims, LicenceClaim, LicenceClaims, LineageRow, Relation } from './record.ts';
import { LICENSED_PARTS } from './record.ts';
import type { LicenceTable, Recipe } from './recipe.ts';
import type { Assessed } from './recipe-of.ts';
import { together } from './status-groups.ts';

/** What a derived model states itself. Everything is optional: most cards say little. */
export interface OwnStatements {
  readonly components?: Claims | undefined;
  readonly licences?: LicenceClaims | undefined;
  readonly lineage?: readonly LineageRow[] | undefined;
}

type OwnParts = Pick<Assessed, 'parts' | 'terms' | 'lineage'>;

/** Settles what a model states itself; what it does not state is unknown. */
export function ownParts(own: OwnStatements): OwnParts {
  return {
    parts: keyed(COMPONENT_IDS, (id): Settled => settle(own.components?.[id])),
    terms: keyed(LICENSED_PARTS, (part): readonly LicenceClaim[] => own.licences?.[part] ?? []),
    lineage: own.lineage ?? [],
  };
}

export interface Derived extends Assessed {
  /** Components whose status comes from the base. */
  readonly inherited: ReadonlySet<ComponentId>;
  readonly licenceConflict: { readonly card: string; readonly base: string } | null;
}

type Rule = 'base' | 'both' | 'own' | 'own-else-base';

/** How each component passes down to a fine-tune or adapter. */
const RULES: Readonly<Record<ComponentId, Rule>> = {
  weights_final: 'own-else-base',
  weights_base: 'own-else-base',
  checkpoints: 'base',
  optimizer_state: 'own',
  architecture: 'own-else-base',
  tokenizer: 'own-else-base',
  data_pretrain: 'base',
  data_posttrain: 'both',
  data_eval: 'own',
  data_information: 'both',
  data_card: 'own',
  code_data: 'base',
  code_train: 'base',
  code_posttrain: 'both',
  code_eval: 'own',
  code_inference: 'own-else-base',
  model_card: 'own',
  report: 'own',
  eval_results: 'own',
  training_logs: 'own',
  energy_carbon: 'own',
};

const bothOf = (a: Settled, b: Settled, status: Status): Settled => ({
  status,
  claims: [...a.claims, ...b.claims],
  disagreement: a.disagreement || b.disagreement,
});

/** The part as it stands after derivation, and whether it is simply the base's. */
function passDown(id: ComponentId, own: Settled, base: Settled, relation: Relation): [Settled, inherited: boolean] {
  const stated = own.status !== 'unknown';
  const rule = relation === 'quantized' && RULES[id] === 'own' ? 'own-else-base' : RULES[id];
  // A changed format and a merge have no post-training of their own.
  const changesNothing = relation === 'quantized' || relation === 'merge';
  switch (rule) {
    case 'own':
      return [own, false];
    case 'own-else-base':
      return stated ? [own, false] : [base, true];
    case 'both':
      return changesNothing && !stated ? [base, true] : [bothOf(own, base, together(own.status, base.status)), false];
    case 'base':
      // A derived model may say that less is public; it cannot open what its base keeps.
      if (!stated) return [base, true];
      return [bothOf(own, base, together(own.status, base.status)), false];
  }
}

/** The weights' licence that holds down the chain: the strictest, where a card without one takes its base's. */
function licenceInChain(card: string | null, base: string | null, licences: LicenceTable): string | null {
  if (card === null || base === null) return card ?? base;
  const cardClass = classOf(licences, card);
  if (cardClass === 'unstated') return base;
  return isStricter(classOf(licences, base), cardClass) ? base : card;
}

/**
 * Derives a model from its base by one step. `own` is what the model's own record or card says. The relation
 * `distilled` is not a derivation: call this for the other relations only. Size and kind stay those of the base.
 */
export function derive(base: Assessed, own: OwnParts, relation: Relation, licences: LicenceTable): Derived {
  const inherited = new Set<ComponentId>();
  const parts = keyed(COMPONENT_IDS, (id): Settled => {
    const [part, fromBase] = passDown(id, own.parts[id], base.parts[id], relation);
    if (fromBase) inherited.add(id);
    return part;
  });
  if (relation !== 'quantized' && own.parts.weights_base.status === 'unknown') {
    parts.weights_base = base.parts.weights_final;
  }

  const terms = keyed(LICENSED_PARTS, (part): readonly LicenceClaim[] => [...own.terms[part], ...base.terms[part]]);
  const card = settleLicence(own.terms.weights, licences);
  const weights = licenceInChain(card, base.recipe.licences.weights, licences);
  const ownData = settleLicence(own.terms.data_posttrain, licences);

  const lineage = [...base.lineage, ...own.lineage];
  const components = keyed(COMPONENT_IDS, (id) => parts[id].status);
  const recipe: Recipe = {
    ...base.recipe,
    kind: relation === 'quantized' ? base.recipe.kind : 'instruct',
    components,
    licences: {
      weights,
      data_pretrain: base.recipe.licences.data_pretrain,
      data_posttrain: licenceInChain(ownData, base.recipe.licences.data_posttrain, licences),
      code: licenceInChain(settleLicence(own.terms.code, licences), base.recipe.licences.code, licences),
    },
    lineageSummary: lineageSummary(lineage, components.data_information),
  };
  const baseLicence = base.recipe.licences.weights;
  const conflict =
    card !== null && baseLicence !== null && promisesMore(licences, card, baseLicence)
      ? { card, base: baseLicence }
      : null;
  return { recipe, parts, terms, lineage, inherited, licenceConflict: conflict };
}

/** Parents of a merge as one base: in each component the lowest of them, of their licences the strictest. */
export function mergeBases(bases: readonly [Assessed, ...Assessed[]], licences: LicenceTable): Assessed {
  const [first, ...rest] = bases;
  return rest.reduce((merged, parent): Assessed => {
    const parts = keyed(COMPONENT_IDS, (id): Settled => {
      const [a, b] = [merged.parts[id], parent.parts[id]];
      return bothOf(a, b, together(a.status, b.status));
    });
    const terms = keyed(LICENSED_PARTS, (part) => [...merged.terms[part], ...parent.terms[part]]);
    const licencesOf = keyed(LICENSED_PARTS, (part) =>
      licenceInChain(merged.recipe.licences[part], parent.recipe.licences[part], licences),
    );
    const lineage = [...merged.lineage, ...parent.lineage];
    const components = keyed(COMPONENT_IDS, (id) => parts[id].status);
    return {
      recipe: {
        ...merged.recipe,
        multimodal: merged.recipe.multimodal || parent.recipe.multimodal,
        components,
        licences: licencesOf,
        lineageSummary: lineageSummary(lineage, components.data_information),
      },
      parts,
      terms,
      lineage,
    };
  }, first);
}
