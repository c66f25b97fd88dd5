/** Whether an ambiguous surface form means the model here: evidence and counter-evidence, weighed. */
import type { Candidate } from './names.ts';
import { aiWordsIn, FIRM_BEFORE, FIRM_GOODS, FIRM_VERBS, OTHER_SENSE_AFTER, PERSON_AFTER, PERSON_BEFORE, THING_BEFORE } from './context-words.ts';

/** What the page as a whole says. */
export interface PageEvidence {
  /** Ids, families and makers named beyond doubt. */
  readonly named: ReadonlySet<string>;
  /** Things named beyond doubt, of whatever kind. */
  readonly namedCount: number;
  /** Distinct AI words; strong ones count one, weak ones a third. */
  readonly aiWords: number;
  readonly site: 'hub' | 'code' | 'article';
}

export interface Judgement {
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** The form plainly means something else here, which casts doubt on its other uses on the page. */
  readonly other: boolean;
}

const AROUND = 160;

/** Judges one candidate by its form, its surroundings in `text`, and the page. */
export function judge(candidate: Candidate, text: string, page: PageEvidence): Judgement {
  const { core, start, end } = candidate;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const nearBy = `${before} ${after}`;
  const reasons: string[] = [];
  let other = false;
  let score = 0;
  const add = (points: number, why: string): void => {
    score += points;
    if (points > 0) reasons.push(why);
  };
  const bare = !candidate.hasSize && !candidate.hasVersion && !candidate.hasVariant;

  const firm = core.firm === true && bare ? firmSense(before, after) : null;
  if (firm !== null) return { confidence: 0.2, reason: firm, other: false };
  if (!needsEvidence(candidate)) return { confidence: 0.97, reason: 'The name is not used for anything else.', other: false };

  if (candidate.hasSize) add(5, 'a size stands beside it');
  if (candidate.firmVersion) add(3, 'a version is part of it');
  else if (candidate.hasVersion) add(1.5, 'a version stands beside it');
  if (candidate.hasVariant) add(2.5, 'a variant stands beside it');
  if (core.words.length > 1 && !core.short) add(2, 'it has more than one word');
  if (candidate.plural) add(-0.5, '');

  const makers = core.makers ?? [];
  if (makers.some((maker) => hasWord(nearBy, maker))) add(3, `its maker ${makers[0] ?? ''} is named beside it`);
  const family = core.family ?? core.id;
  if (page.named.has(family) || page.named.has(core.id)) add(4, 'the page names its family in full');
  else if (makers.some((maker) => page.named.has(`maker:${maker}`))) add(1.5, 'the page names its maker');
  if (page.namedCount > 0) add(Math.min(3, 1.5 + page.namedCount * 0.5), 'the page names other models');
  const local = aiWordsIn(nearBy);
  const words = local.strong.size + local.weak.size / 3;
  if (words > 0) add(Math.min(3, words), 'it is used among words of AI');
  if (page.aiWords >= 3) add(Math.min(3, page.aiWords / 3), 'the page is about AI');
  if (/\b(?:models?|LLMs?|Modelle?|modèles?|modelos?)\s+(?:like |such as |wie |comme |como |called |named )?$/i.test(before) || /^ (?:models?|LLMs?|checkpoints?|weights)\b/i.test(after)) add(2.5, 'it is called a model');
  if (page.site === 'hub') add(1, 'the site is about models');

  if (candidate.lower) add(candidate.hasSize || (candidate.firmVersion && /[-:_]/.test(candidate.text)) ? -1 : candidate.hasVersion || candidate.hasVariant ? -3 : -8, '');
  if (candidate.otherCase) add(-2, '');
  if (core.not?.some((word) => hasWord(nearBy, word))) {
    add(-5, '');
    other = true;
  }
  const person = personSense(candidate, before, after);
  if (person) {
    add(-9, '');
    other = true;
  }
  if (OTHER_SENSE_AFTER.test(after)) {
    add(-8, '');
    other = true;
  }
  if (bare && THING_BEFORE.test(before) && candidate.text !== candidate.text.toUpperCase()) add(candidate.plural ? -3 : -1.5, '');
  if (core.short && !page.named.has(family) && !makers.some((maker) => page.named.has(`maker:${maker}`) || hasWord(text, maker))) {
    return { confidence: 0.1, reason: 'A short form without its family on the page.', other };
  }
  const need = core.short && bare ? 5 : 4;
  const confidence = 1 / (1 + Math.exp(-(score - need) * 0.9));
  const reason = reasons.length > 0 ? `Ambiguous word, but ${reasons.slice(0, 3).join(', ')}.` : 'Ambiguous word without evidence.';
  return { confidence: Math.min(0.96, confidence), reason, other };
}

/** Whether a candidate's form alone does not prove that the model is meant. */
export function needsEvidence(candidate: Candidate): boolean {
  const { core } = candidate;
  if (core.ambiguous || core.short) return true;
  // A word in capitals (BERT) written otherwise may be the plain word.
  return core.words.length === 1 && candidate.otherCase && core.text === core.text.toUpperCase();
}

/** "Claude Monet", "Jean-Claude", "Mr Bloom". */
function personSense(candidate: Candidate, before: string, after: string): boolean {
  if (candidate.hasSize || candidate.firmVersion || candidate.hasVariant) return false;
  if (candidate.prefixed) return true;
  if (!/^\p{Lu}\p{Ll}+s?$/u.test(candidate.text)) return false;
  if (PERSON_BEFORE.test(before) || PERSON_AFTER.test(after)) return true;
  // A capitalised word right behind is a surname, unless it is at the start of a title-case heading full of capitals.
  const surname = /^ (\p{Lu}\p{Ll}+)(?![\p{L}-])/u.exec(after);
  const given = /(?:^|[^.!?:] )(\p{Lu}\p{Ll}+) $/u.exec(before);
  return (surname !== null && !isHeading(`${before}${candidate.text}${after}`)) || (given !== null && given[1] !== undefined && !isHeading(`${before}${candidate.text}${after}`) && !/^(?:The|Using|With|Like|And|But|While|When|Google|Meta|Model|Models|OpenAI)$/.test(given[1]));
}

/** Most words are capitalised. */
function isHeading(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.6;
}

/** The sentence of a reason where the firm of the same name is meant, else null. */
function firmSense(before: string, after: string): string | null {
  if (/^[ -](?:AI|Labs?|Inc|Research|Team)\b/.test(after)) return 'The firm of that name.';
  if (FIRM_VERBS.test(after.trimStart()) && after.startsWith(' ')) return 'The firm of that name does something.';
  if (FIRM_BEFORE.test(before)) return 'The firm of that name is spoken of.';
  const goods = /^['’]s? ?(.*)/s.exec(after);
  if (goods && FIRM_GOODS.test(goods[1] ?? '')) return 'Something of the firm of that name.';
  return null;
}

/** Whether a text has a word or phrase, not inside another word. */
function hasWord(text: string, phrase: string): boolean {
  const at = text.toLowerCase().indexOf(phrase.toLowerCase());
  if (at < 0) return false;
  const isLetter = (char: string): boolean => /\p{L}/u.test(char);
  return !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + phrase.length));
}
