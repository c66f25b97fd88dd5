/** The few words that a badge needs. Apart from `wording.ts`, because every page carries them. */
import type { Summary } from './answer.ts';
import type { EntityKind, Tier } from './tier-names.ts';

const MODEL_WORDS: Readonly<Record<Tier, string>> = {
  'open-recipe': 'Open recipe',
  'partly-open-recipe': 'Partly open recipe',
  'open-weights': 'Open weights',
  'restricted-weights': 'Restricted weights',
  closed: 'Closed',
  'not-assessed': 'Not assessed',
};

const CORPUS_WORDS: Readonly<Partial<Record<Tier, string>>> = {
  'open-recipe': 'Open corpus',
  'partly-open-recipe': 'Partly open corpus',
  closed: 'Closed corpus',
};

/** A tier in words; a corpus has its own. */
export function tierWords(tier: Tier, kind: EntityKind): string {
  return (kind === 'corpus' ? CORPUS_WORDS[tier] : undefined) ?? MODEL_WORDS[tier];
}

/** What a badge says: the tier, or that it varies from release to release. */
export function badgeText({ tier, kind, mixed }: Pick<Summary, 'tier' | 'kind' | 'mixed'>): string {
  return mixed ? `${tierWords(tier, kind)}: varies` : tierWords(tier, kind);
}

/** "from OLMo 2 13B" for a derived model, else null. */
export function derivedText({ derivedFrom }: Summary): string | null {
  return derivedFrom ? `from ${derivedFrom.name}` : null;
}

/** The badge's full name for a screen reader. */
export function badgeLabel(summary: Summary): string {
  const derived = derivedText(summary);
  const atLeast = summary.couldBe ? ` or ${tierWords(summary.couldBe, summary.kind).toLowerCase()}` : '';
  return `Openness of ${summary.name}${derived ? `, ${derived}` : ''}: ${badgeText(summary).toLowerCase()}${atLeast}. Details`;
}
