/** What a model page says about itself, for verdicts on models that the dataset does not know. */
export interface PageModel {
  readonly id: string;
  readonly licence: string | null;
  readonly gated: 'none' | 'auto' | 'manual' | null;
  readonly datasets: readonly string[];
  readonly bases: readonly { readonly id: string; readonly relation: string | null }[];
}
