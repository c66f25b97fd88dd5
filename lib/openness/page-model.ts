/**
 * What a model page says about itself, as the page has it: written by whoever made the page, and read with care by
 * `pageStatements` in the catalogue.
 */
export interface PageModel {
  readonly id: string;
  /** `false`, `"auto"` or `"manual"` on Hugging Face. */
  readonly gated?: unknown;
  /** The card's metadata, only the fields that a verdict needs. */
  readonly card: { readonly [field in CardField]?: unknown };
  readonly tags?: unknown;
}

export const CARD_FIELDS = ['license', 'license_name', 'base_model', 'base_model_relation', 'datasets'] as const;
type CardField = (typeof CARD_FIELDS)[number];
