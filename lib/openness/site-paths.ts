/**
 * Where things are on the site of the dataset (`npm run site`), below its address and without a slash in front. Badges
 * in READMEs point there, so these paths stay as they are.
 */
import type { EntityKind } from './tier-names.ts';

/**
 * The page of a thing, which ends with a slash: `series/ai2/olmo-2/`, `corpora/dolma/`, `family/llama/`, and of a
 * release `hub/allenai/OLMo-2-1124-7B/`. Null for what has no record.
 */
export function pagePath({ id, kind }: { readonly id: string; readonly kind: EntityKind }): string | null {
  switch (kind) {
    case 'series':
      return `series/${id}/`;
    case 'family':
    case 'corpus':
      return `${id}/`;
    case 'release':
      return `hub/${id}/`;
    case 'derived':
    case 'unknown':
      return null;
  }
}

/** The picture of a badge, of anything that has a page. */
export const badgePath = (id: string): string => `badge/${id}.svg`;
