import { RecipeChart } from '../RecipeChart.tsx';
import { RecipeMark } from '../RecipeMark.tsx';
import { TierList } from '../TierList.tsx';
import { VerdictLine } from '../VerdictLine.tsx';
import type { CardContent } from './card-content.ts';

export interface CardProps {
  readonly content: CardContent;
  /** The colours of the page around it; without it, those of the system. */
  readonly scheme?: 'light' | 'dark' | undefined;
  /** Asks for the full breakdown of a model. */
  readonly onOpen: (id: string) => void;
  /** Without it there is no way to report. */
  readonly onReport?: ((id: string) => void) | undefined;
  readonly onClose: () => void;
}

/** The summary that opens beside a badge: verdict, four lines, chart, and the ways on. */
export function Card({ content, scheme, onOpen, onReport, onClose }: CardProps) {
  const { id, name, tier, by, note, tiers, lines, instead, labels } = content;
  return (
    <article class="card" data-tier={tier} aria-labelledby="name" style={scheme && { colorScheme: scheme }}>
      <header>
        <RecipeMark mark={content.mark} size={22} />
        <h2 id="name">
          {name} {by && <span class="or-quiet or-whole">{by}</span>}
        </h2>
        <button type="button" class="or-icon" aria-label={labels.close} onClick={onClose}>
          ×
        </button>
      </header>
      <VerdictLine verdict={content.verdict} />
      {note && <p class="claim">{note}</p>}
      {tiers.length > 0 && <TierList lines={tiers} />}
      {lines.length > 0 && (
        <dl class="or-pairs">
          {lines.map(({ part, text }) => (
            <div key={part}>
              <dt>{part}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <RecipeChart name={labels.chart} groups={content.chart} />
      {instead && (
        <p class="instead">
          {labels.instead}{' '}
          <button type="button" class="or-link" data-tier={instead.tier} onClick={() => onOpen(instead.id)}>
            {instead.name}
          </button>
        </p>
      )}
      <footer>
        <p>
          {content.evidence}
          {onReport && (
            <button type="button" class="or-link or-quiet" onClick={() => onReport(id)}>
              {labels.report}
            </button>
          )}
        </p>
        <button type="button" class="open" onClick={() => onOpen(id)}>
          {labels.open}
        </button>
      </footer>
    </article>
  );
}
