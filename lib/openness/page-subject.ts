/** From what a model page says about itself to something that can be judged. */
import type { Status } from './components.ts';
import type { OwnStatements } from './inheritance.ts';
import type { PageModel } from './page-model.ts';
import type { DateText, Relation } from './record.ts';
import { RELATIONS } from './record.ts';
import type { FoundParent, Subject } from './records.ts';

/** What a person must do to fetch a repository's files, as its page says. */
const GATES: Readonly<Record<NonNullable<PageModel['gated']>, Status>> = {
  none: 'open',
  auto: 'gated_auto',
  manual: 'gated',
};
/** Names the page itself as the source of a claim. */
const SOURCE = 'page';

/** The claims that a page makes about its own model. `today` is the day on which it was read. */
export function statementsOfPage(page: PageModel, today: DateText): OwnStatements {
  const evidence = { url: `https://huggingface.co/${page.id}`, source: SOURCE, checked: today } as const;
  return {
    components: page.gated === null ? {} : { weights_final: [{ status: GATES[page.gated], ...evidence }] },
    licences: page.licence === null ? {} : { weights: [{ id: page.licence.toLowerCase(), ...evidence }] },
  };
}

function relationOf(text: string | null, parents: number): Relation {
  const named = RELATIONS.find((relation) => relation === text);
  return named ?? (parents > 1 ? 'merge' : 'finetune');
}

/** The model of a page that is in no record: derived where the page names a base, otherwise unknown. */
export function subjectOfPage(page: PageModel, today: DateText): Subject {
  const own = statementsOfPage(page, today);
  const [first, ...rest] = page.bases.map((base): FoundParent => ({
    id: base.id,
    relation: relationOf(base.relation, page.bases.length),
    how: 'page',
    confidence: base.relation === null ? 'medium' : 'high',
  }));
  return first === undefined
    ? { kind: 'unknown', id: page.id, own }
    : { kind: 'derived', id: page.id, parents: [first, ...rest], own };
}
