import { useWords } from '../words-context.ts';
import type { Cell } from '../chart-groups.ts';

const SHOWN: readonly Cell[] = ['full', 'half', 'empty', 'unknown', 'absent'];

/** What the cells mean. */
export function Legend() {
  const words = useWords();
  return (
    <ul class="or-legend" data-tier="open-recipe">
      {SHOWN.map((cell) => (
        <li key={cell}>
          <span class="or-cell" data-cell={cell} />
          {words.cells[cell]}
        </li>
      ))}
    </ul>
  );
}
