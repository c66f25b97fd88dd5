/**
 * The few words that a badge needs, as plain data: the background hands them to every page, which therefore carries no
 * catalogue.
 */
import type { Summary } from '../openness/answer.ts';
import type { PaletteColours } from '../openness/tier-colours.ts';
import type { EntityKind, Tier } from '../openness/tier-names.ts';

export interface BadgeWords {
  /** Badges carry the label of the G7 where a model has one. */
  readonly isG7: boolean;
  readonly tiers: Readonly<Record<Tier, string>>;
  /** A corpus has words of its own for some tiers. */
  readonly corpusTiers: Readonly<Partial<Record<Tier, string>>>;
  /** Texts with `{places}` for values. */
  readonly badge: {
    /** `{tier}` */
    readonly varies: string;
    /** `{base}` */
    readonly from: string;
    /** `{model}` and `{from}` */
    readonly named: string;
    /** `{tier}` and the more open tier that it could turn out to be, `{more}` */
    readonly couldBe: string;
    /** `{model}` and `{verdict}` */
    readonly label: string;
  };
}

/** What badges say and in which colours, as the user chose. */
export interface BadgeLook {
  readonly words: BadgeWords;
  readonly colours: PaletteColours;
}

/** What a name or a label needs of a catalogue. */
type TierTexts = Pick<BadgeWords, 'tiers' | 'corpusTiers' | 'badge'>;

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/gu, (place, name: string) => values[name] ?? place);

/** A tier as it stands within a sentence; a corpus has its own. */
export function tierWords(words: TierTexts, tier: Tier, kind: EntityKind): string {
  return (kind === 'corpus' ? words.corpusTiers[tier] : undefined) ?? words.tiers[tier];
}

/** What a badge says, as it stands within a sentence: the tier, or that it varies from release to release. */
export function badgeText(
  words: TierTexts & { readonly isG7?: boolean },
  { tier, kind, mixed, g7 }: Pick<Summary, 'tier' | 'kind' | 'mixed' | 'g7'>,
): string {
  const text = words.isG7 && g7 ? g7 : tierWords(words, tier, kind);
  return mixed ? fill(words.badge.varies, { tier: text }) : text;
}

/** "from OLMo 2 13B" for a derived model, else null. */
export function derivedText(
  words: Pick<BadgeWords, 'badge'>,
  { derivedFrom }: Pick<Summary, 'derivedFrom'>,
): string | null {
  return derivedFrom ? fill(words.badge.from, { base: derivedFrom.name }) : null;
}

/** The badge's full name for a screen reader. */
export function badgeLabel(words: BadgeWords, summary: Summary): string {
  const { badge } = words;
  const from = derivedText(words, summary);
  const model = from === null ? summary.name : fill(badge.named, { model: summary.name, from });
  const text = badgeText(words, summary);
  const more = summary.couldBe && tierWords(words, summary.couldBe, summary.kind);
  return fill(badge.label, { model, verdict: more ? fill(badge.couldBe, { tier: text, more }) : text });
}
