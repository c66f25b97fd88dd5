/**
 * Openness claims: phrases that call a mentioned thing open, bound to that thing by the shape of the sentence. What is
 * denied, asked, promised, set under a condition or quoted is unclear, never contradicted; what cannot be bound is left out.
 */
import type { Tier } from '../openness/tier-names.ts';
import { bind } from './claim-binding.ts';
import { MODELS_NOUN, type Binding, type Local, type Phrase } from './claim-setting.ts';
import {
  ATTRIBUTION,
  ATTRIBUTION_AFTER,
  CONDITION,
  DENIED_IN_PASSING,
  DENIED_NEXT,
  GIVEN,
  GRANTED,
  GRANTED_AFTER,
  NEGATION,
  NEGATION_AFTER,
  NO_NEGATION,
  OTHER_NOUN,
  PHRASES,
  PROMISE,
  PUBLISHES,
  type ClaimKind,
} from './claim-words.ts';
import { isMasked, masksOf } from './masks.ts';
import type { ClaimVerdict, Mention, OpennessClaim, TiersOf } from './mention.ts';
import type { TextWindow } from './windows.ts';

/** How far back a sentence is read. */
const LEAD = 240;

interface Found {
  readonly phrase: Phrase;
  readonly mention: Mention;
  readonly hedged: boolean;
  readonly attributed: boolean;
}

/** A window with phrases, the mentions in it, and those of the window before. */
interface Passage {
  readonly window: TextWindow;
  readonly phrases: readonly Phrase[];
  readonly here: readonly Local[];
  readonly earlier: readonly Local[];
}

/** Finds the claims that the windows make of the mentions found in them. `mentions` in the order of the text. */
export async function findClaims(
  windows: readonly TextWindow[],
  mentions: readonly Mention[],
  tiersOf: TiersOf,
): Promise<OpennessClaim[]> {
  const passages: Passage[] = [];
  let previous: { block: number; mentions: readonly Local[] } | null = null;
  for (const window of windows) {
    const here = localsOf(window, mentions);
    const phrases = phrasesOf(window.text);
    const earlier = previous && window.block - previous.block <= 2 ? previous.mentions : [];
    if (phrases.length > 0 && here.length + earlier.length > 0) passages.push({ window, phrases, here, earlier });
    if (here.length > 0) previous = { block: window.block, mentions: here };
  }
  if (passages.length === 0) return [];
  const spoken = passages.flatMap(({ here, earlier }) => [...here, ...earlier].map(({ mention }) => mention));
  const tiers = await tiersOf([...new Set(spoken.flatMap(({ id, base }) => (base === null ? [id] : [id, base])))]);
  const known = ({ id, base }: Mention): readonly Tier[] => tiers.get(id) ?? tiers.get(base ?? '') ?? [];
  const isOpenable = (mention: Mention): boolean => {
    const own = known(mention);
    return own.length === 0 || own.some((tier) => tier !== 'closed');
  };
  return passages.flatMap((passage) =>
    claimsOf(passage, isOpenable).map(({ phrase, mention, hedged, attributed }) => ({
      block: passage.window.block,
      start: passage.window.offset + phrase.start,
      end: passage.window.offset + phrase.end,
      text: phrase.text,
      id: mention.id,
      verdict: hedged ? 'unclear' : verdictOf(phrase.kind, known(mention)),
      attributed,
    })),
  );
}

/** "GPT-like models", "Llama-based chatbot": something else is spoken of. */
const LIKE_IT =
  /^(?:-(?:like|based|derived|compatible|powered|inspired|basiert)|[ -](?:style|class|level|grade|quality|sized)\b|\s?(?:类似|风格|级别?的|同款))/i;

/** The mentions in a window which are spoken of themselves. */
function localsOf({ block, offset, text }: TextWindow, mentions: readonly Mention[]): Local[] {
  return mentions
    .filter((it) => it.block === block && it.start >= offset && it.end <= offset + text.length)
    .map((mention): Local => ({ mention, start: mention.start - offset, end: mention.end - offset }))
    .filter(({ end }) => !LIKE_IT.test(text.slice(end)));
}

/** Whether the dataset agrees: only where all releases of what is named give the same answer. */
function verdictOf(kind: ClaimKind, tiers: readonly Tier[]): ClaimVerdict {
  const verdicts = new Set(tiers.map((tier) => VERDICTS[kind][tier]));
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : 'unclear';
}

/** "Open source" of what publishes a part of its recipe, and every lesser phrase, is left to the reader. */
const VERDICTS: Readonly<Record<ClaimKind, Readonly<Record<Tier, ClaimVerdict>>>> = {
  source: {
    'open-recipe': 'supported',
    'partly-open-recipe': 'unclear',
    'open-weights': 'contradicted',
    'restricted-weights': 'contradicted',
    closed: 'contradicted',
    'not-assessed': 'unclear',
  },
  weights: {
    'open-recipe': 'supported',
    'partly-open-recipe': 'supported',
    'open-weights': 'supported',
    'restricted-weights': 'unclear',
    closed: 'contradicted',
    'not-assessed': 'unclear',
  },
  note: {
    'open-recipe': 'supported',
    'partly-open-recipe': 'unclear',
    'open-weights': 'unclear',
    'restricted-weights': 'unclear',
    closed: 'unclear',
    'not-assessed': 'unclear',
  },
};

/** Where sentences end: not at the dot of a version or an abbreviation. */
const SENTENCE_END = /[.!?](?=["”»')\]]*\s+["“„«([]?[\p{Lu}\p{N}])|[。！？]|[!?](?=\s|$)|;\s|\n/gu;

function* sentences(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    yield { start, end: match.index + 1 };
    start = match.index + 1;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** What the phrases of a passage are said of. `isOpenable` is false of what is known to be closed. */
function claimsOf({ window, phrases, here, earlier }: Passage, isOpenable: (mention: Mention) => boolean): Found[] {
  const found: Found[] = [];
  const { text } = window;
  let last: { readonly end: number; readonly binding: Binding } | null = null;
  for (const { start, end } of sentences(text)) {
    const own = phrases.filter((it) => it.start >= start && it.start < end);
    if (own.length === 0) continue;
    const inside = here.filter((it) => it.start >= start && it.end <= end);
    const before = here.filter((it) => it.end <= start);
    for (const phrase of own) {
      if (here.some((it) => it.start < phrase.end && phrase.start < it.end)) continue;
      let binding = bind({ text, phrase, inside, before, earlier, start, end, isOpenable });
      if (binding.mentions.length > 0) last = { end: phrase.end, binding };
      else if (last && last.end > start && isChained(text, last.end, phrase)) binding = last.binding;
      const says = saysOf(text, phrase, binding, inside, start, end);
      for (const mention of binding.mentions) found.push({ phrase, mention, ...says });
    }
  }
  return found;
}

/** "a fully open model with open weights": what is said next of the same thing. */
function isChained(text: string, from: number, phrase: Phrase): boolean {
  const between = text.slice(from, phrase.start);
  return (
    /^(?: (?:\p{L}+ )?(?:models?|LLMs?|release|family))?(?:,? (?:with|and|und|mit|avec|et|con|y)|,)(?: \p{L}+){0,2} $/iu.test(
      between,
    ) &&
    !MODELS_NOUN.test(text.slice(phrase.end)) &&
    !OTHER_NOUN.test(text.slice(phrase.end))
  );
}

/** Whether the text stands by what the phrase says, or denies, asks, promises or quotes it; and whether others said it. */
function saysOf(
  text: string,
  phrase: Phrase,
  { manner, mentions }: Binding,
  inside: readonly Local[],
  start: number,
  end: number,
): { readonly hedged: boolean; readonly attributed: boolean } {
  const sentence = text.slice(Math.max(start, end - 20), end);
  const lead = text.slice(Math.max(start, phrase.start - LEAD), phrase.start);
  const behind = text.slice(phrase.end, Math.min(end, phrase.end + LEAD));
  // "Acme plans to beat X, the open-source model": what is planned is not that X is open.
  const apposed = inside.findLast(
    (it) => it.end <= phrase.start && /^\s?[,，(](?! (?:is|are|was|were)\b)/.test(text.slice(it.end)),
  );
  const isApposed = apposed && !/[,，]\s*$/.test(text.slice(apposed.end + 2, phrase.start));
  const own = isApposed ? text.slice(Math.max(apposed.end, phrase.start - LEAD), phrase.start) : lead;
  const clause = clauseOf(own.slice(-60)).replace(NO_NEGATION, ' ');
  const near = GRANTED_AFTER.test(behind) ? clause.replace(GRANTED, ' ') : clause;
  const subject = inside.find((it) => mentions.includes(it.mention) && it.end <= phrase.start);
  const isAsked =
    (/\?["”»')\]]*\s*$/.test(sentence) ||
      /[?？吗]\s*$/.test(sentence) ||
      // "Acme to open source X?: users discussed ..."
      /^[^.!?:]{0,40}\?/.test(text.slice(phrase.end))) &&
    !(subject && GIVEN.test(text.slice(Math.max(start, subject.start - LEAD), subject.start)));
  const isDenied = NEGATION_AFTER.test(behind) || DENIED_NEXT.test(text.slice(end, end + 40)) || isQuoted(text, phrase);
  const attributed = ATTRIBUTION.test(clauseOf(lead.slice(-80))) || ATTRIBUTION_AFTER.test(text.slice(phrase.end));
  if (manner === 'in passing') {
    const hedged = isDenied || DENIED_IN_PASSING.test(near) || (PROMISE.test(near) && PUBLISHES.test(near));
    return { hedged, attributed };
  }
  // "If you need privacy, X is open source": the condition ends before the name.
  const stated =
    subject && /, (?:the )?$/.test(text.slice(Math.max(start, subject.start - 8), subject.start))
      ? text.slice(subject.end, phrase.start)
      : own;
  const isConsidered = /ing$/i.test(phrase.text) && /\bconsider(?:s|ed) $/i.test(near);
  const hedged =
    isDenied ||
    isAsked ||
    isConsidered ||
    NEGATION.test(near) ||
    PROMISE.test(near) ||
    CONDITION.test(clauseOf(stated.slice(-90)));
  return { hedged, attributed };
}

/** The phrases of a text outside of addresses and paths, longest kind first, without overlaps. */
function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  const masks = masksOf(text);
  for (const [kind, pattern] of PHRASES) {
    for (const match of text.matchAll(pattern)) {
      const phrase = {
        kind,
        start: match.index,
        end: match.index + match[0].trimEnd().length,
        text: match[0].trimEnd(),
      };
      const isTaken = phrases.some((other) => other.start < phrase.end && phrase.start < other.end);
      if (!isTaken && !isMasked(masks, phrase.start)) phrases.push(phrase);
    }
  }
  return phrases.sort((a, b) => a.start - b.start);
}

/** The last clause of a text: what stands behind the last comma with "but", semicolon or bracket. */
function clauseOf(text: string): string {
  return (
    text
      .split(
        /;|, (?:but|while|whereas|and|aber|während|und|mais|tandis que|et|pero|mientras|y) | (?:and|und|et|y) (?=$)|(?<!\bnot) (?:when|because|since|now that|given that|weil|puisque|parce que|porque|ya que) |[:：]|[，；]|(?<=\w)\. /u,
      )
      .at(-1) ?? text
  );
}

function isQuoted(text: string, phrase: Phrase): boolean {
  const opens = text.slice(Math.max(0, phrase.start - 120), phrase.start);
  const closes = text.slice(phrase.end, phrase.end + 120);
  if (/["'“”„‚«»「『‘’]$/.test(opens.trimEnd()) && /^[^\p{L}\p{N}]{0,2}["'“”«»」』’]/u.test(closes)) return true;
  const open = Math.max(
    opens.lastIndexOf('“'),
    opens.lastIndexOf('„'),
    opens.lastIndexOf('「'),
    opens.lastIndexOf('«'),
  );
  if (open >= 0 && !/[”»」]/.test(opens.slice(open + 1)) && /[”“»」]/.test(closes)) return true;
  const straight = (text.slice(Math.max(0, phrase.start - MOST_QUOTED), phrase.start).match(/"/g) ?? []).length;
  return straight % 2 === 1 && closes.includes('"');
}

/** How far back a quotation may have begun. */
const MOST_QUOTED = 1000;
