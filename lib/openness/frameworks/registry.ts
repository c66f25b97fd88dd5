/** Every standard whose verdict is computed, in the order in which they are shown. */
import type { FrameworkVerdict } from '../cause.ts';
import type { LicenceTable, Recipe } from '../recipe.ts';
import { euExemption } from './eu-exemption.ts';
import { g7 } from './g7.ts';
import { mof } from './mof.ts';
import { osaiStyle } from './osai-style.ts';
import { osaid } from './osaid.ts';

export const FRAMEWORKS = [g7, mof, osaid, osaiStyle, euExemption] as const;
export type FrameworkId = (typeof FRAMEWORKS)[number]['id'];

/** The verdict of every standard on one recipe. */
export function judgeFrameworks(
  recipe: Recipe,
  licences: LicenceTable,
): Readonly<Record<FrameworkId, FrameworkVerdict>> {
  const verdicts = FRAMEWORKS.map((framework) => [framework.id, framework.judge(recipe, licences)]);
  return Object.fromEntries(verdicts) as Record<FrameworkId, FrameworkVerdict>;
}
