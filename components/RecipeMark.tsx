import type { Mark } from '../lib/openness/answer.ts';
import { markShape } from '../lib/openness/mark-shape.ts';

export interface RecipeMarkProps {
  readonly mark: Mark;
  /** Side in CSS pixels; 20 and more show the four quarters apart. */
  readonly size: number;
}

/** The recipe mark in the colour of the text around it. Words beside it carry its meaning, so it is hidden from readers. */
export function RecipeMark({ mark, size }: RecipeMarkProps) {
  const { fill, line, dashed, stroke, dash } = markShape(mark, size);
  return (
    <svg class="or-mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {fill && <path d={fill} fill="currentColor" />}
      {line && <path d={line} fill="none" stroke="currentColor" stroke-width={stroke} stroke-linejoin="round" />}
      {dashed && <path d={dashed} fill="none" stroke="currentColor" stroke-width={stroke} stroke-dasharray={dash} />}
    </svg>
  );
}
