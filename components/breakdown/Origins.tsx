import type { LineageNode } from '../../lib/openness/answer.ts';
import { tierWords } from '../../lib/language/badge-words.ts';
import { capital } from '../../lib/language/phrases.ts';
import { ModelLink } from './ModelLink.tsx';
import { useWords } from '../words-context.ts';

export interface OriginsProps {
  readonly nodes: readonly LineageNode[];
  /** Names the tree for screen readers; the branches below it need none. */
  readonly name?: string;
}

/** What a model was made from, and that in turn: a tree whose every node opens its own breakdown. */
export function Origins({ nodes, name }: OriginsProps) {
  const words = useWords();
  return (
    <ul class="or-tree" aria-label={name}>
      {nodes.map(({ id, name, tier, relation, parents }) => (
        <li key={id} data-tier={tier}>
          <ModelLink id={id} name={name} />{' '}
          <span class="or-quiet or-whole">
            {capital(tierWords(words, tier, relation === 'corpus' ? 'corpus' : 'series'))}
            {words.comma + words.relations[relation]}
          </span>
          {parents.length > 0 && <Origins nodes={parents} />}
        </li>
      ))}
    </ul>
  );
}
