/** What a model page says about itself, as claims and bases that the rules can weigh. A page may say anything. */
import type { Status } from '../openness/components.ts';
import type { OwnStatements } from '../openness/inheritance.ts';
import type { PageModel } from '../openness/page-model.ts';
import { RELATIONS, type Relation } from '../openness/record.ts';

const MOST_BASES = 20;
const LONGEST_ID = 200;
const RELATION_TAG = /^base_model:(quantized|finetune|adapter|merge):(.+)$/;

/** A string or a list of strings, as the card's metadata has either. */
function listOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && item.length <= LONGEST_ID);
}

function gateOf(gated: unknown): Status | null {
  if (gated === false) return 'open';
  if (gated === 'auto') return 'gated_auto';
  return gated === 'manual' ? 'gated' : null;
}

/** The licence that the card declares; for `other` the name it gives instead. */
function licenceOf({ card }: PageModel): string | null {
  const [declared] = listOf(card.license);
  const [named] = listOf(card.license_name);
  return (declared === 'other' ? named?.toLowerCase() : undefined) ?? declared ?? null;
}

/** Claims and licence of the page's own card. Their source is the page, and they were checked when it was read. */
export function pageStatements(page: PageModel): OwnStatements {
  const evidence = {
    url: `https://huggingface.co/${page.id}`,
    source: 'page',
    checked: new Date().toISOString().slice(0, 10),
  };
  const weights = gateOf(page.gated);
  const licence = licenceOf(page);
  return {
    components: {
      model_card: [{ status: 'open', ...evidence }],
      ...(weights !== null && { weights_final: [{ status: weights, ...evidence }] }),
    },
    ...(licence !== null && { licences: { weights: [{ id: licence, ...evidence }] } }),
  };
}

export interface StatedBase {
  readonly id: string;
  readonly relation: Relation;
}

/** The bases that the card names. What it does not say of the relation is taken as a fine-tune, which inherits least. */
export function statedBases({ card, tags }: PageModel): StatedBase[] {
  const relations = new Map<string, string>();
  for (const tag of listOf(tags)) {
    const [, relation, id] = RELATION_TAG.exec(tag) ?? [];
    if (relation && id) relations.set(id, relation);
  }
  const [stated] = listOf(card.base_model_relation);
  const ids = new Set([...listOf(card.base_model), ...relations.keys()]);
  return [...ids].slice(0, MOST_BASES).map((id) => {
    const said = relations.get(id) ?? stated;
    return { id, relation: RELATIONS.find((known) => known === said) ?? 'finetune' };
  });
}
