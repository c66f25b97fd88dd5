/** Where the card's script, once injected, leaves its controls for the content script beside it. */
import type { CardControl } from './pointer.ts';

export const CARD = 'openRecipeCard';

export interface InjectedCard extends CardControl {
  /** Takes the card out of the page. */
  readonly remove: () => void;
}

/** Both scripts share one isolated world, which the page cannot see. */
export type CardWindow = { [CARD]?: InjectedCard };
