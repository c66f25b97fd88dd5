/**
 * Openness claims: phrases that call a mentioned thing open, bound to that thing by the shape of the sentence. What is
 * denied, asked, promised, set under a condition or quoted is unclear, never contradicted; what cannot be bound is left out.
 */
import type { Tier } from '../openness/tier-names.ts';
import {
  ATTRIBUTION,
  COMPARISON,
  CONDITION,
  NEGATION,
  NEGATION_AFTER,
  OTHER_NOUN,
  OTHER_NOUN_BEFORE,
  OWN_BEFORE,
  PHRASES,
  PROMISE,
  type ClaimKind,
} from './claim-words.ts';
import type { ClaimVerdict, Mention, OpennessClaim, TiersOf } from './mention.ts';
import type { TextWindow } from './windows.ts';

/** How far back a sentence is read. */
const LEAD = 240;

interface Phrase {
  readonly kind: ClaimKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Found {
  readonly phrase: Phrase;
  readonly mention: Mention;
  readonly window: TextWindow;
  readonly hedged: boolean;
  readonly attributed: boolean;
}

/** Finds the claims that the windows make of the mentions found in them. `mentions` in the order of the text. */
export async function findClaims(
  windows: readonly TextWindow[],
  mentions: readonly Mention[],
  tiersOf: TiersOf,
): Promise<OpennessClaim[]> {
  const found: Found[] = [];
  let previous: { block: number; mentions: readonly Local[] } | null = null;
  for (const window of windows) {
    const end = window.offset + window.text.length;
    const here = mentions
      .filter((it) => it.block === window.block && it.start >= window.offset && it.end <= end)
      // "GPT-like models", "Llama-based chatbot": something else is spoken of.
      .filter(
        (it) =>
          !/^(?:-(?:like|based|derived|compatible|powered|inspired|basiert)|[ -](?:style|class|level|grade|quality|sized)\b)/i.test(
            window.text.slice(it.end - window.offset),
          ),
      )
      .map((mention): Local => ({ mention, start: mention.start - window.offset, end: mention.end - window.offset }));
    const earlier = previous && window.block - previous.block <= 2 ? previous.mentions : [];
    found.push(...claimsOf(window, here, earlier));
    if (here.length > 0) previous = { block: window.block, mentions: here };
  }
  if (found.length === 0) return [];
  const tiers = await tiersOf([
    ...new Set(found.flatMap(({ mention }) => [mention.id, ...(mention.base === null ? [] : [mention.base])])),
  ]);
  return found.map(({ phrase, mention, window, hedged, attributed }) => ({
    block: window.block,
    start: window.offset + phrase.start,
    end: window.offset + phrase.end,
    text: phrase.text,
    id: mention.id,
    verdict: hedged ? 'unclear' : verdictOf(phrase.kind, tiers.get(mention.id) ?? tiers.get(mention.base ?? '') ?? []),
    attributed,
  }));
}

/** A mention with offsets into its window. */
interface Local {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
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

function claimsOf(window: TextWindow, here: readonly Local[], earlier: readonly Local[]): Found[] {
  const found: Found[] = [];
  const phrases = phrasesOf(window.text);
  if (phrases.length === 0) return found;
  for (const { start, end } of sentences(window.text)) {
    for (const phrase of phrases) {
      if (
        phrase.start < start ||
        phrase.start >= end ||
        here.some((it) => it.start < phrase.end && phrase.start < it.end)
      )
        continue;
      const inside = here.filter((it) => it.start >= start && it.end <= end);
      const before = here.filter((it) => it.end <= start);
      const bound = bind(window.text, phrase, inside, before.length > 0 ? before : earlier, start, end);
      const sentence = window.text.slice(Math.max(start, end - 20), end);
      const lead = window.text.slice(Math.max(start, phrase.start - LEAD), phrase.start);
      const near = lead.slice(-60);
      const hedged =
        /\?["”»')\]]*\s*$/.test(sentence) ||
        /[?？吗]\s*$/.test(sentence) ||
        NEGATION.test(clauseOf(near)) ||
        NEGATION_AFTER.test(window.text.slice(phrase.end)) ||
        PROMISE.test(clauseOf(near)) ||
        CONDITION.test(clauseOf(lead.slice(-90))) ||
        isQuoted(window.text, phrase);
      const attributed = ATTRIBUTION.test(clauseOf(lead.slice(-80)));
      for (const mention of bound) found.push({ phrase, mention, window, hedged, attributed });
    }
  }
  return found;
}

/** The phrases of a text, longest kind first, without overlaps. */
function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [kind, pattern] of PHRASES) {
    for (const match of text.matchAll(pattern)) {
      const phrase = {
        kind,
        start: match.index,
        end: match.index + match[0].trimEnd().length,
        text: match[0].trimEnd(),
      };
      if (!phrases.some((other) => other.start < phrase.end && phrase.start < other.end)) phrases.push(phrase);
    }
  }
  return phrases.sort((a, b) => a.start - b.start);
}

/** The last clause of a text: what stands behind the last comma with "but", semicolon or bracket. */
function clauseOf(text: string): string {
  return (
    text
      .split(
        /;|, (?:but|while|whereas|and|aber|während|und|mais|tandis que|et|pero|mientras|y) |[:：]|[，；]|(?<=\w)\. /u,
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
  const straight = (opens.match(/"/g) ?? []).length;
  return straight % 2 === 1 && closes.includes('"');
}

/** Words between a verb and the phrase which change what the phrase is said of. */
const BREAK =
  /(?<![-\p{L}])(?:than|ahead|behind|of|to|for|from|in|on|with|by|against|compared|like|unlike|using|based|via|through|at|about|into|over|where|von|mit|für|auf|aus|in|im|bei|über|als(?= die)|de|du|des|pour|avec|sur|dans|para|con|en|sobre|di|per|su)(?![-\p{L}])/iu;
/** "an open-source chatbot impressing X", "open-source weights trained like X": X is what it is measured by or made with. */
const MEASURED =
  /\b(?:impressing|beating|matching|rivall?ing|outperforming|surpassing|exceeding|approaching|competing|challenging|trained|tuned|built|based|running|inspired|powered|distilled)\b/iu;
const HARMLESS =
  /\b(?:an? (?:[\p{L}-]+ )?(?:family|series|suite|set|collection|range|line|lineup|pair) of(?: [\d.]+[BM] parameters?)?|one of (?:the|our|its|their)|some of the|part of (?:the|our|its)|among(?:st)? (?:the )?(?:most )?|said to be|considered (?:to be )?|described as|known as|released as|available as|performance|eine[rs]? der|l['’]une? des|uno de los|una de las)\b/giu;
const CALLED =
  /^,? (?:which|that|die|das|den|que|qu['’]|che) ?(?:[\p{L}'’]+ ){1,3}(?:calls?|called|describes?|bills?|markets?|touts?|labels?|brands?|nennt|nennen|bezeichnet|appelle|qualifie|llaman?|califica|define)\s*(?:an? |as |als |de |di )*$/iu;
/** What ties a subject to what is said of it. */
const TIE =
  /(?:(?<![\p{L}\d])(?:is|are|was|were|be|been|being|remains?|became|becomes?|as|offers?|provides?|achieves?|stands|called|dubbed|considered|goes|went|going|ist|sind|war|waren|gilt|gelten|bleibt|als|est|sont|était|reste|comme|es|son|era|como|è|sono|come|is een|zijn|é|são)(?![\p{L}\d])|['’]s (?=an? |the |now |also |fully |truly |open)|[,:–—(|-]|是|为|為|作为|作為|は|が|的)/giu;
const VERB =
  /\b(?:calls?|called|calling|makes?|made|making|consider(?:s|ed)?|labell?(?:s|ed)?|deems?|declares?|release[sd]?|nennt|bezeichnet|appelle|califica|considera)\s+(?:the |its |their |our )?$/iu;
const SELF =
  /\b(?:our|this|these|the|it|it['’]s|they|we|unser\w*|dieses?|diese[rsnm]?|es|il|elle|notre|nos|ce|cette|este|esta|nuestr\w+)\b/iu;
const MODEL_NOUN =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}?(?:models?|LLMs?|release|Modelle?|Sprachmodelle?|modèles?|modelos?|modelli?|checkpoints?|chatbots?|模型|大模型|モデル)/iu;

/** The mentions that a phrase is said of. */
function bind(
  text: string,
  phrase: Phrase,
  inside: readonly Local[],
  earlier: readonly Local[],
  sentenceStart: number,
  sentenceEnd: number,
): Mention[] {
  const after = text.slice(phrase.end, Math.min(sentenceEnd, phrase.end + LEAD));
  const lead = text.slice(Math.max(sentenceStart, phrase.start - LEAD), phrase.start);
  const next = inside.filter((it) => it.start >= phrase.end);
  const before = inside.filter((it) => it.end <= phrase.start);
  const verb = /sourc(?:ed|es|ing)$/i.test(phrase.text);
  // "Meta open-sourced Llama": who does it stands in front, what it is done to behind.
  const active =
    verb &&
    /^ (?:\p{L}|\d)/u.test(after) &&
    !/^ (?:by|on|under|in|at|last|this|and|with|as|to|for)\b/i.test(after) &&
    !/\b(?:is|are|was|were|been|being|be|get|gets|got|fully|ist|sind|wurde|wird)\s*$/i.test(lead);
  const own = OWN_BEFORE.test(lead);
  if (OTHER_NOUN_BEFORE.test(lead)) return [];

  // "open-source models like X and Y", "the open-source LLM X", "we open-sourced X, Y and Z".
  const first = next[0];
  if (first) {
    const between = text.slice(phrase.end, first.start);
    const like =
      /^[\s-]*(?:\p{L}[\p{L}-]* ){0,4}(?:\(?(?:like|such as|including|e\.g\.,?|called|named|wie|namens|comme|tels? que|como|come|zoals)|(?<=models|LLMs|model|LLM|Modelle|modèles|modelos)[:,])\s*(?:the |\p{L}+['’]s )?["“„]?$/iu;
    const direct = /^[\s-]*(?:[\p{L}\d][\p{L}\d.-]*[ -]){0,4}["“„(]?$/u;
    const plain =
      direct.test(between) &&
      !BREAK.test(between) &&
      !MEASURED.test(between) &&
      !/\b(?:alternatives?|competitors?|rivals?|and|or|und|et|y|is|are|was)\b/iu.test(between);
    // "Open-sourced by Mistral AI in 2023, X ..." and "the best open-source model, X, ...".
    const fronted = verb && lead.trim() === '' && /^ (?:by|in|under|last)\b[^,]{0,60}, (?:the )?$/i.test(between);
    const apposition =
      /^[\s-]*(?:\p{L}+ ){0,3}(?:model|LLM|Modell|Sprachmodell|modèle|modelo|modello), (?:the )?$/iu.test(between) &&
      text.charAt(first.end) === ',';
    if (fronted || (apposition && !/\ban?\s+(?:\p{L}+ )?$/iu.test(lead))) return group(text, next, 0);
    const cjk = /^(?:的|了)?(?:大?(?:语言)?模型|版本|モデル|の)?\s*[「“"《]?$/u.test(between);
    if (
      (like.test(between) &&
        !/\balternatives?\b/i.test(between) &&
        (MODEL_NOUN.test(between) || !OTHER_NOUN.test(between))) ||
      (cjk && between.length < 8)
    )
      return group(text, next, 0);
    if (plain && (verb || !OTHER_NOUN.test(between))) return group(text, next, 0);
  }
  if (OTHER_NOUN.test(after) && !(own && /^[\s-]*licen[cs]e/i.test(after)) && !/^\s*许可证/u.test(after) && !verb)
    return [];
  if (COMPARISON.test(lead) || active) return [];

  // "X is an open-source model", "X, the first open-source ...", "X's open-source release".
  const last = before.at(-1);
  if (last) {
    const between = text.slice(last.end, phrase.start);
    if (between.length > 140) return [];
    if (own && !/\b(?:but|while|whereas)\b/i.test(between)) return group(text, before, before.length - 1);
    if (/^\s*(?:-?\s)?["“]?$/.test(between)) {
      const calls = VERB.test(text.slice(sentenceStart, before[0] === last ? last.start : (before[0]?.start ?? 0)));
      return calls || MODEL_NOUN.test(after) || /^\s*["”]?\s*(?:[.,;:)?!]|$)/.test(after)
        ? group(text, before, before.length - 1)
        : [];
    }
    if (/[\u3000-\u9fff]/.test(between))
      return between.length < 40 && !/[。；]/.test(between) ? group(text, before, before.length - 1) : [];
    let tie = -1;
    for (const match of between.matchAll(TIE)) tie = match.index + match[0].length;
    // What follows the name in a clause of its own: "which it calls", "que llaman".
    if (CALLED.test(between)) return group(text, before, before.length - 1);
    const rest = between
      .slice(tie < 0 ? 0 : tie)
      .replace(/\b(?:de|di|van)\s*$/i, '')
      .replace(HARMLESS, ' ');
    if (tie >= 0 && !BREAK.test(rest) && !/\b(?:that|which|who|and|but|while)\b/iu.test(rest) && subjectHolds(between))
      return group(text, before, before.length - 1);
    if (verb && /\b(?:has|have|had|been|being|was|were|is|are|fully|recently|also|just)\b[\s\w]*$/i.test(between))
      return group(text, before, before.length - 1);
    return [];
  }

  // "It is an open-source model", "all our open-source models", in the sentence after the name.
  const antecedent = earlier.at(-1);
  // A family named beside its member ("the Qwen family: Qwen2.5") is not a second subject.
  const isOnly =
    antecedent !== undefined &&
    earlier.every(
      ({ mention }) => mention.id === antecedent.mention.id || antecedent.mention.name.startsWith(mention.name),
    );
  if (
    antecedent &&
    isOnly &&
    inside.length === 0 &&
    MODEL_NOUN.test(after) &&
    SELF.test(lead) &&
    !/\b(?:other|many|most|some|several|any|the best|these days)\b/i.test(lead) &&
    phrase.kind !== 'note'
  ) {
    const starts =
      /^["“(\s]*(?:it|it['’]s|this|they|these|the model|all our|our|we|es|sie|dieses|il|elle|este|esta)\b/i.test(lead);
    if (starts && lead.length < 90) return [antecedent.mention];
  }
  return [];
}

/** Whether the last mention before the phrase can be its subject: it is no object of "on", "than", "to". */
function subjectHolds(between: string): boolean {
  return (
    !/^[^,]*\b(?:and|but|while|whereas)\b[^,]*\b(?:is|are|was|were)\b/iu.test(between) ||
    !/\b(?:but|while|whereas)\b/iu.test(between)
  );
}

/** The mention at `at` with those coordinated with it: "X, Y and Z". */
function group(text: string, all: readonly Local[], at: number): Mention[] {
  const joined = (a: Local | undefined, b: Local | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    /^["”]?(?:,? ?(?:and|or|und|oder|et|ou|y|o|e|&)? ?|、|和|与|及)(?:the )?["“]?$/iu.test(text.slice(a.end, b.start));
  let from = at;
  let to = at;
  while (joined(all[from - 1], all[from])) from--;
  while (joined(all[to], all[to + 1])) to++;
  return all.slice(from, to + 1).map(({ mention }) => mention);
}
