/**
 * Verdicts on a bare row of statuses and licences, as `npm run assess -- --claims` reads and prints them: snake_case
 * fields, tiers and causes in plain English words. The form is that of the rule book's worked models.
 */
import { judgeAbilities } from './abilities.ts';
import type { Ability } from './answer.ts';
import { ABILITIES } from './answer.ts';
import type { Cause } from './cause.ts';
import type { ComponentId, Status } from './components.ts';
import { COMPONENT_IDS, STATUSES } from './components.ts';
import { judgeFrameworks } from './frameworks/registry.ts';
import { keyed } from './keyed.ts';
import { LICENSED_PARTS } from './record.ts';
import type { LicenceTable, Recipe } from './recipe.ts';
import type { Tier } from './tier-names.ts';
import { judgeTier } from './tier.ts';

export interface RowAnswer {
  readonly tier: string;
  readonly tier_could_be: string | null;
  readonly with_training_history: boolean;
  readonly causes: readonly string[];
  readonly abilities: Readonly<Record<Ability, 'yes' | 'partly' | 'no'>>;
  readonly g7: string;
  readonly mof: string;
  readonly osaid: string;
  readonly osai_style: number | null;
  readonly eu_exemption: string;
}

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  'open-recipe': 'Open recipe',
  'partly-open-recipe': 'Partly open recipe',
  'open-weights': 'Open weights',
  'restricted-weights': 'Restricted weights',
  closed: 'Closed',
  'not-assessed': 'Not assessed',
};

const COMPONENT_WORDS: Readonly<Partial<Record<ComponentId, string>>> = {
  data_pretrain: 'pretraining data',
  data_posttrain: 'post-training data',
  code_train: 'training code',
  code_posttrain: 'post-training code',
  code_data: 'data code',
};

/** The id that stands in a recipe for a licence that a row gives as null; null itself would widen the verdict. */
const NO_LICENCE = 'none-stated';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsAt(row: Fields, name: string): Fields {
  const value = row[name] ?? {};
  if (!isFields(value)) throw new Error(`${name}: must be an object`);
  return value;
}

function checkKeys(fields: Fields, name: string, known: readonly string[], noun: string): void {
  const stray = Object.keys(fields).find((key) => !known.includes(key));
  if (stray !== undefined) throw new Error(`${name}.${stray}: is not a ${noun}; one of ${known.join(', ')}`);
}

function statusAt(path: string, value: unknown, legal: readonly Status[]): Status {
  const status = legal.find((known) => known === value);
  if (status === undefined) {
    throw new Error(`${path}: ${JSON.stringify(value)} is not a status; one of ${legal.join(', ')}`);
  }
  return status;
}

/** A licence id, or null where the row has none. */
function licenceAt(path: string, value: unknown, licences: LicenceTable): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && licences.has(value)) return value;
  throw new Error(`${path}: ${JSON.stringify(value)} is not a licence id of data/licences.yaml, nor null`);
}

function numberAt(row: Fields, name: string): number | null {
  const value = row[name] ?? null;
  if (value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0)) return value;
  throw new Error(`${name}: ${JSON.stringify(value)} must be a number from 0 upwards, or null`);
}

function textAt(row: Fields, name: string): string | null {
  const value = row[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw new Error(`${name}: ${JSON.stringify(value)} must be text`);
}

/**
 * Reads a row. Missing fields: a component is unknown, a licence null, the kind `base`, active parameters all of them,
 * lineage "none declared" where data information is complete and "not disclosed" otherwise, no reviewed paper.
 * Throws an Error with the field's path and the rule that it breaks.
 */
export function readRow(value: unknown, licences: LicenceTable): Recipe {
  if (!isFields(value)) throw new Error('row: must be an object');
  const given = fieldsAt(value, 'components');
  checkKeys(given, 'components', COMPONENT_IDS, 'component');
  const components = keyed(COMPONENT_IDS, (id) => {
    const legal: readonly Status[] = id === 'data_information' ? ['complete', ...STATUSES] : STATUSES;
    return statusAt(`components.${id}`, given[id] === undefined ? 'unknown' : given[id], legal);
  });
  const terms = fieldsAt(value, 'licences');
  checkKeys(terms, 'licences', LICENSED_PARTS, 'licensed part');
  const ids = keyed(LICENSED_PARTS, (part) => licenceAt(`licences.${part}`, terms[part], licences));
  const multimodal = value['multimodal'] ?? false;
  if (typeof multimodal !== 'boolean') throw new Error('multimodal: must be true or false');
  const size = numberAt(value, 'parameters_billion');
  return {
    kind: (textAt(value, 'kind') ?? 'base') === 'base' ? 'base' : 'instruct',
    parametersBillion: size,
    activeBillion: value['active_billion'] === undefined ? size : numberAt(value, 'active_billion'),
    trainingTokensTrillion: numberAt(value, 'training_tokens_trillion'),
    multimodal,
    components,
    licences: { ...ids, weights: ids.weights ?? NO_LICENCE },
    peerReviewedPaper: statusAt('peer_reviewed_paper', value['peer_reviewed_paper'] ?? 'none', STATUSES),
    lineageSummary:
      textAt(value, 'lineage_summary') ??
      (components.data_information === 'complete' ? 'none declared' : 'not disclosed'),
  };
}

/** Causes in the rule book's words. It takes an unknown part as missing, which is what the tier rests on. */
export function causeInRuleBookWords(cause: Cause): string {
  if (cause.rule === 'weights-checked') return 'weights not checked';
  if (cause.rule === 'weights-gate') return 'weights behind manual approval';
  if (cause.rule === 'weights-licence') return `weights licence ${cause.value} (${cause.licenceClass ?? 'unstated'})`;
  if (cause.rule === 'lineage-brake') return 'trained mainly on closed-model outputs';
  const word = COMPONENT_WORDS[cause.about as ComponentId] ?? cause.about;
  return `${word}: ${cause.value === 'unknown' ? 'none' : cause.value}`;
}

/** All verdicts on one row. Throws an Error with path and rule where the row cannot be read. */
export function answerRow(value: unknown, licences: LicenceTable): RowAnswer {
  const recipe = readRow(value, licences);
  const verdict = judgeTier(recipe, licences);
  const abilities = judgeAbilities(recipe, licences);
  const frameworks = judgeFrameworks(recipe, licences);
  const score = frameworks.osaiStyle.value;
  return {
    tier: TIER_WORDS[verdict.tier],
    tier_could_be: verdict.couldBe === null ? null : TIER_WORDS[verdict.couldBe],
    with_training_history: verdict.withTrainingHistory,
    causes: verdict.tier === 'closed' ? [] : verdict.causes.map(causeInRuleBookWords),
    abilities: keyed(ABILITIES, (ability) => abilities[ability].answer),
    g7: String(frameworks.g7.value),
    mof: String(frameworks.mof.value),
    osaid: String(frameworks.osaid.value),
    osai_style: typeof score === 'number' ? score : null,
    eu_exemption: String(frameworks.euExemption.value),
  };
}
