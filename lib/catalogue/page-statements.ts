/** What a model page says about itself, as claims that the rules can weigh. */
import type { OwnStatements } from '../openness/inheritance.ts';
import type { PageModel } from '../openness/page-model.ts';
import type { Status } from '../openness/components.ts';

const GATES: Readonly<Record<'none' | 'auto' | 'manual', Status>> = {
  none: 'open',
  auto: 'gated_auto',
  manual: 'gated',
};

/** Claims and licence of the page's own card. Their source is the page, and they were checked when it was read. */
export function pageStatements({ id, licence, gated }: PageModel): OwnStatements {
  const evidence = {
    url: `https://huggingface.co/${id}`,
    source: 'page',
    checked: new Date().toISOString().slice(0, 10),
  };
  return {
    ...(gated !== null && {
      components: {
        weights_final: [{ status: GATES[gated], ...evidence }],
        model_card: [{ status: 'open', ...evidence }],
      },
    }),
    ...(licence !== null && { licences: { weights: [{ id: licence, ...evidence }] } }),
  };
}
