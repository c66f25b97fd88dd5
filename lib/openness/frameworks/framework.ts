/** The shape of another standard's verdict. A new standard is one file of this shape and one line in the registry. */
import type { FrameworkVerdict } from '../cause.ts';
import type { LicenceTable, Recipe } from '../recipe.ts';

export interface Framework<Id extends string> {
  readonly id: Id;
  /** Where its text stands. */
  readonly url: string;
  readonly judge: (recipe: Recipe, licences: LicenceTable) => FrameworkVerdict;
}
