import type { ComponentChildren } from 'preact';
import type { Query, SortKey } from './query.ts';

export interface SortButtonProps {
  readonly column: SortKey;
  readonly query: Query;
  readonly onQuery: (changes: Partial<Query>) => void;
  readonly class: string;
  readonly rowSpan?: number | undefined;
  /** The whole name, where the heading is turned or cut. */
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}

/** The heading of a column: pressed, it sorts by it; pressed again, the other way round. */
export function SortButton({ column, query, onQuery, class: name, rowSpan, title, children }: SortButtonProps) {
  const isSorted = query.sort === column;
  return (
    <th
      class={name}
      rowSpan={rowSpan}
      scope="col"
      aria-sort={isSorted ? (query.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        class="or-sort"
        title={title}
        onClick={() => onQuery({ sort: column, descending: isSorted ? !query.descending : false })}
      >
        {children}
        <span class="or-arrow" aria-hidden="true">
          {isSorted && (query.descending ? '↓' : '↑')}
        </span>
      </button>
    </th>
  );
}
