/** Whether an ambiguous surface form means the model here: evidence and counter-evidence, weighed. */
import { isBare, type Candidate } from './names.ts';
import { anyOf } from './any-of.ts';
import { EVERYDAY_WORDS } from './ambiguous-words.ts';
import { COUNTED } from './grammar-words.ts';
import {
  AI_MAKERS,
  aiWordsIn,
  FIRM_BEFORE,
  FIRM_VERBS,
  isGerman,
  OTHER_SENSE_AFTER,
  PERSON_AFTER,
  PERSON_BEFORE,
  TEAM_AFTER,
  TEAM_BEFORE,
  THING_BEFORE,
} from './context-words.ts';

/** What the page as a whole says. */
export interface PageEvidence {
  /** Ids, families and makers named beyond doubt. */
  readonly named: Set<string>;
  /** Things named beyond doubt, of whatever kind. */
  readonly namedCount: number;
  /** Families of all candidates in capitals, doubtful ones included. */
  readonly familyCount: number;
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
  const bare = isBare(candidate);
  const everyday = isEveryday(candidate);

  if (bare && /(?<![\p{L}\d])\p{Lu}\. $/u.test(before)) return notHere('A name behind an initial.');
  if (everyday && candidate.lower) return notHere('An everyday word in small letters.');
  if (everyday && KEY_AFTER.test(after)) return notHere('A key to press.');
  if (bare && PRODUCT_AFTER.test(`${core.text}${after}`.replace(/\s/gu, ' ')))
    return notHere('A product of that name.');
  if (bare && THING_APPOSED.test(after)) return notHere('Another thing of that name, as the text says.');
  if (bare && (TEAM_BEFORE.test(before) || TEAM_AFTER.test(after))) return notHere('The people behind the model.');
  const firm = core.firm === true && bare ? firmSense(core.text, before, after) : null;
  if (firm !== null) return notHere(firm);
  if (!needsEvidence(candidate))
    return { confidence: 0.97, reason: 'The name is not used for anything else.', other: false };

  // A family's name that its editors do not call ambiguous is a coinage ("Codestral").
  if (!core.ambiguous && !core.short && isPlainWord(candidate))
    add(core.kind === 'family' ? 4.8 : 2.5, 'it is seldom anything else');
  if (candidate.hasSize) add(5, 'a size stands beside it');
  if (candidate.firmVersion) add(3, 'a version is part of it');
  else if (candidate.hasVersion) add(1.5, 'a version stands beside it');
  if (candidate.hasVariant) add(candidate.hasVersion ? 4 : 2.5, 'a variant stands beside it');
  if (core.words.filter((word) => /^[a-z]{2}/.test(word)).length > 1 && !core.short)
    add(2, 'it has more than one word');

  // A firm's own name is no evidence for the model of the same name.
  const makers = (core.makers ?? []).filter((maker) => !core.firm || !isOwnName(maker, core.text));
  const family = core.family ?? core.id;
  const familyNamed = page.named.has(family) || page.named.has(core.id);
  const makerNamed = makers.some((maker) => page.named.has(`maker:${maker}`));
  if (makers.some((maker) => isOwner(before, after, maker)))
    add(5, `its maker ${core.makers?.[0] ?? ''} is named with it`);
  else if (makers.some((maker) => hasWord(nearBy, maker))) add(3, `its maker ${makers[0] ?? ''} is named beside it`);
  else if (makerNamed) add(1.5, 'the page names its maker');
  if (familyNamed) add(4, 'the page names its family in full');
  if (page.namedCount > 0) add(Math.min(4.6, 2.5 + page.namedCount * 0.6), 'the page names other models');
  if (page.aiWords >= 1) add(Math.min(3.5, page.aiWords * 0.7), 'the page speaks of AI');
  if (page.familyCount > 1 && (page.aiWords >= 1 || page.namedCount > 0))
    add(Math.min(3, page.familyCount - 0.5), 'the page uses other names of models');
  const local = aiWordsIn(nearBy);
  const words = local.strong.size + local.weak.size / 3;
  if (DECISIVE.test(nearBy)) add(1.2, 'a language model is spoken of');
  if (words > 0) add(Math.min(3, words * 1.3), 'it is used among words of AI');
  if (EXAMPLE_OF_MODEL.test(before)) add(3, 'it is an example of a model');
  if (MODEL_BEFORE.test(before) || MODEL_AFTER.test(after)) add(2.5, 'it is called a model');
  if (core.text.length > 3 && core.text === core.text.toUpperCase() && candidate.text === core.text)
    add(1.5, 'it is written in capitals');
  if (everyday && !familyNamed && !makerNamed && !MODEL_BEFORE.test(before) && !MODEL_AFTER.test(after)) {
    // "Step 2" counts something, whatever the page is about.
    const isCounted = COUNTED.has(core.words[0] ?? '');
    add(/\p{Lu}{2}/u.test(candidate.text) ? -1 : isCounted ? -8 : -3.5, '');
  }
  if (/\p{M}/u.test(candidate.text.normalize('NFD')) && !/\p{M}/u.test(core.text.normalize('NFD'))) add(-6, '');
  if (page.site === 'hub') add(1, 'the site is about models');

  // How sure the page makes it that this family may be meant at all.
  const atHome = familyNamed || page.namedCount > 1 || page.aiWords >= 5 || (makerNamed && page.aiWords >= 2);
  if (candidate.lower) {
    const formal = candidate.hasSize || (candidate.firmVersion && /[-:_]/.test(candidate.text));
    // "the falcons", "a llama": the page speaks of the animal.
    other ||= bare && (candidate.plural || THING_BEFORE.test(before));
    add(formal ? -1 : candidate.hasVersion || candidate.hasVariant ? -4 : -10, '');
  }
  if (hasInnerCapitals(candidate) && !EVERYDAY_WORDS.has(core.words[0] ?? '')) add(4, "its capitals are a name's");
  else if (candidate.otherCase) add(-2, '');
  if (core.not?.some((word) => hasWord(nearBy, word))) {
    // "Bloom filter": the word that tells the other sense stands beside it.
    if (bare && core.not.some((word) => isBeside(before, after, word)))
      return { ...notHere('Another thing of that name.'), other: true };
    add(-5, '');
    other = true;
  }
  const person = personSense(candidate, before, after);
  if (person > 0) {
    add(atHome ? -person / 2.5 : -person, '');
    other ||= !atHome;
  }
  const rest = candidate.hasVersion || candidate.hasSize ? after : text.slice(start + core.text.length, end + AROUND);
  if (OTHER_SENSE_AFTER.test(rest)) {
    add(-8, '');
    other = true;
  }
  if (bare && THING_BEFORE.test(before) && !/\p{Lu}{2}/u.test(candidate.text))
    add(candidate.plural ? -3 : atHome ? -1 : -2, '');
  if (candidate.plural) add(/^(?:[.!?:] ?|)$/.test(before.trimEnd().slice(-1)) ? -4 : -1.5, '');
  if (core.short) {
    const formed = candidate.hasVersion && candidate.core.words.length + (candidate.to - candidate.from) > 2;
    if (!familyNamed && !(formed && makerNamed)) return notHere('A short form without its family on the page.');
    if (candidate.otherCase) return notHere('A short form in other capitals.');
    if (/^[a-z]\d/.test(core.words[0] ?? '') && /[/\w]$/.test(before)) return notHere('Part of something else.');
    if (bare) add(-2, '');
  }
  const confidence = 1 / (1 + Math.exp(-(score - 4.7) * 0.8));
  const reason =
    reasons.length > 0 ? `Ambiguous word, but ${reasons.slice(0, 3).join(', ')}.` : 'Ambiguous word without evidence.';
  return { confidence: Math.min(0.96, confidence), reason, other };
}

const DECISIVE =
  /\b(?:language models?|LLMs?|chat-?bots?|Sprachmodelle?|modèles? de lang(?:ue|age)|modelos? de lengua(?:je)?|modelli? linguistic[oi]|taalmodel\w*)\b|大模型|语言模型|言語モデル/iu;
const MODEL_BEFORE =
  /\b(?:models?|LLMs?|Modelle?n?|modèles?|modelos?|modelli|modello|Sprachmodelle?)\s+(?:like |such as |wie |comme |como |called |named |namens )?[„“"'«]?$/i;
/** "open-source models like", "language models such as". */
const EXAMPLE_OF_MODEL =
  /\b(?:(?:open[- ](?:source|weights?)|language|AI|foundation) (?:models?|LLMs?)|chatbots|LLMs|derivatives|fine-?tunes) (?:like |such as )(?:\p{Lu}[\p{L}\d.-]*(?: \d[\d.]*)?(?:,| and| or) ){0,3}$/u;
const MODEL_AFTER =
  /^["”'’»]?(?: (?:\w+ ){0,2}(?:models?|LLMs?|checkpoints?|weights)\b|(?:,| is| are| was| were|, also|, which is| ist| est| es| è)? (?:an? |the |another |\p{Lu}[\p{L}\d]*['’]s |ein |eine |un |une |una )?(?:[\p{L}\d-]+ ){0,4}?(?:(?:language|foundation|diffusion|speech|reasoning|vision|embedding|reward|open|AI|text-to-\w+) models?|LLMs?|Sprachmodelle?|KI-Modelle?|modèles? de langu?ag?e|modelos? de lenguaje|corpus|data ?sets?)\b)/iu;

/** Whether a word stands right before or behind a name. */
function isBeside(before: string, after: string, word: string): boolean {
  const folded = word.toLowerCase();
  const lead = before.trimEnd().toLowerCase();
  return /^[ -]/.test(after) && hasWord(after.slice(1, folded.length + 2), word) ? true : lead.endsWith(` ${folded}`);
}

/** "Google's Gemini", "Google Gemini", "Gemini by Google". */
function isOwner(before: string, after: string, maker: string): boolean {
  const lead = before.trimEnd();
  return (
    lead.endsWith(maker) ||
    lead.endsWith(`${maker}'s`) ||
    lead.endsWith(`${maker}’s`) ||
    (PRESENTS.test(lead) && lead.replace(PRESENTS, '').endsWith(maker)) ||
    (/^,? (?:by|from|von|de|d['’]|di|van|\p{Lu}[\p{L}\d]*['’]s)(?![\p{L}])/u.test(after) &&
      after.slice(0, maker.length + 10).includes(maker))
  );
}

/** "Kyutai presents ". */
const PRESENTS =
  / (?:has |have |hat |a |ha |now |today )?(?:releas(?:es|ed)|launch(?:es|ed)|unveil(?:s|ed)|introduc(?:es|ed)|present(?:s|ed)|announc(?:es|ed)|open-?sourc(?:es|ed)|publish(?:es|ed)|présente|présenté|lance|lancé|dévoile|publie|publié|veröffentlicht|präsentiert|presenta|presentó|lanza|lanzó|publica|publicó)(?: (?:the|its|le|la|el|das))?$/i;

/** "Command + Space", "Ctrl-C". */
const KEY_AFTER = /^(?: ?\+ ?\w|-[A-Z]\b)/;

/** Programs and plans that are called by a model's name and a word of their own. */
const PRODUCT_AFTER =
  /^(?:Claude[ -](?:[Cc]ode|Desktop|Max|Pro|Team|Enterprise|Engineer|Cowork)|Gemini (?:CLI|Code Assist|Advanced|Live|for Google)|Codex (?:CLI|app|agents?|cloud|plugins?|extension|SDK|IDE|Security)|Qwen (?:[Cc]ode|Chat)|NeMo (?:RL|Gym|Megatron|Microservices|Toolkit|Agent)|Kimi (?:CLI|Code))\b/;

/** "Mistral, a workflow engine", "NeMo is an open-source toolkit". */
const THING_APPOSED =
  /^(?:,| is| was| ist| est| es|, which is) (?:an?|the|ein|eine|une?|una?) (?:[\p{L}-]+ ){0,3}(?:toolkit|librar(?:y|ies)|framework|engine|screen reader|package manager|programming language|web server|database|protocol|browser|editor|window manager|rocket|telescope|start-?up|company|Bibliothek|Programmiersprache|bibliothèque|logiciel|biblioteca)(?!\p{L})/iu;

/** A word of every day, alone or counted: "Step 2", "Flux v2". */
function isEveryday({ core, hasSize, hasVariant, firmVersion }: Candidate): boolean {
  const [first = '', second] = core.words;
  if (!EVERYDAY_WORDS.has(first) || hasSize || hasVariant || firmVersion) return false;
  return second === undefined || (core.words.length === 2 && /^\d{1,2}$/.test(second));
}

function isOwnName(maker: string, form: string): boolean {
  return maker.toLowerCase().startsWith(form.toLowerCase());
}

function notHere(reason: string): Judgement {
  return { confidence: 0.1, reason, other: false };
}

/** "LLaMA": capitals inside a word that is written plainly elsewhere. */
function hasInnerCapitals({ core, text }: Candidate): boolean {
  return core.words.length === 1 && /\p{Lu}{2}\p{Ll}|\p{Ll}\p{Lu}/u.test(text.slice(0, core.text.length));
}

/** Whether a candidate's form alone does not prove that the model is meant. */
export function needsEvidence(candidate: Candidate): boolean {
  const { core } = candidate;
  if (core.ambiguous || core.short || isPlainWord(candidate)) return true;
  // Words in small letters may be just those words ("conceptual captions").
  if (candidate.lower && isBare(candidate) && /^[\p{L} ]+$/u.test(candidate.text) && candidate.text.includes(' '))
    return true;
  // A word in capitals (BERT, BEiT) written otherwise may be the plain word.
  if (core.words.length !== 1) return false;
  const isUpper = core.text === core.text.toUpperCase();
  if (candidate.lower) return isUpper && isBare(candidate);
  return candidate.otherCase && (isUpper || (isBare(candidate) && /^\p{Lu}\p{Ll}{1,4}$/u.test(candidate.text)));
}

/** One word written like any other word: somebody may have meant just that. */
function isPlainWord(candidate: Candidate): boolean {
  return candidate.core.words.length === 1 && isBare(candidate) && /^\p{L}\p{Ll}+$/u.test(candidate.core.text);
}

/** How strongly a title in front speaks, whatever the page is about. */
const BEYOND_DOUBT = 25;

/** "Claude Monet", "Jean-Claude", "Mr Bloom", "DGX Spark": how strongly it reads like a part of another name, 0 and up. */
function personSense(candidate: Candidate, before: string, after: string): number {
  if (candidate.hasSize || candidate.firmVersion || candidate.hasVariant) return 0;
  if (candidate.prefixed) return BEYOND_DOUBT;
  if (!/^\p{Lu}\p{Ll}+s?$/u.test(candidate.text)) return 0;
  if (PERSON_BEFORE.test(before) || PERSON_AFTER.test(after)) return BEYOND_DOUBT;
  // A word in capitals in front belongs to another name: "DGX Spark".
  const code = /(\p{Lu}{2,}\d*) $/u.exec(before)?.[1];
  if (code !== undefined && isOtherName(code, candidate)) return 15;
  const around = `${before}${candidate.text}${after}`;
  // Headings capitalise every word, German every noun.
  if (isHeading(around) || isGerman(around)) return 0;
  const given = /(?:^|([^\s]) )(\p{Lu}[\p{L}\d]+) $/u.exec(before);
  if (given?.[2] !== undefined && isOtherName(given[2], candidate)) {
    if (given[1] !== undefined && !/[.!?:;•|–—"“”)\]]/.test(given[1])) return 9;
    return 4;
  }
  return /^ \p{Lu}\p{Ll}+(?![\p{L}-])/u.test(after) ? 7 : 0;
}

function isOtherName(word: string, { core }: Candidate): boolean {
  const makers = core.makers?.flatMap((maker) => maker.split(/[\s-]/)) ?? [];
  return !makers.includes(word) && !AI_MAKERS.test(word) && !NO_GIVEN_NAME.test(word);
}

/** Capitalised words in front of a name which are no given names. */
const NO_GIVEN_NAME = new RegExp(
  `^${anyOf(
    'The / An? / This / That / These / Those / Our / Your / My / Its / Their / And / Or / But / With / Without / Unlike / Like / Using',
    'While / When / Where / If / As / At / By / For / From / In / Of / On / To / Is / Are / Was / Can / Does / Do / Did / Will / Has',
    'Have / How / Why / What / Who / Which / Meet / New / Other / Both / Even / Only / Also / Then / Now / Despite / Because / Since',
    'After / Before / Introducing / Announcing / Using / Run / Running / Try',
    'Model / Models / LLMs? / AI / API / GPU / LLM / LM / TTS / SFT / RL / VS / MLX / US / OSS / FOSS / SOTA / GGUF / EU / UK / X / I',
    'Local / Original / Base / About / Chat',
  )}$`,
);

/** Most words are capitalised. */
function isHeading(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.6;
}

/** The sentence of a reason where the firm of the same name is meant, else null. */
function firmSense(name: string, before: string, after: string): string | null {
  // "DeepSeek surprises with DeepSeek-V3.1".
  const sentence = after.split(/[.!?。！？\n](?:\s|$)/u)[0] ?? '';
  const again = sentence.indexOf(name);
  if (again > 2 && /^-?[\p{L}-]*\d/u.test(sentence.slice(again + name.length)))
    return 'The firm of the model named next.';
  if (FIRM_APPOSITION.test(after)) return 'The firm of that name.';
  if (/^[ -](?:AI|Labs?|Inc|Research|Team)\b/.test(after)) return 'The firm of that name.';
  if (FIRM_VERBS.test(after.trimStart()) && after.startsWith(' ')) return 'The firm of that name does something.';
  if (AMONG_FIRMS.test(before) || AND_FIRMS.test(after)) return 'The firm among others.';
  if (FIRM_BEFORE.test(before)) return 'The firm of that name is spoken of.';
  const goods = /^['’]s? (.*)/s.exec(after);
  if (goods && !MODEL_GOODS.test(goods[1] ?? '')) return 'Something of the firm of that name.';
  if (
    /\bfrom $/.test(before) &&
    !/\b(?:distilled|derived|outputs?|answers?|responses?|fine-?tuned|different|apart|migrat\w+|switch\w*) from $/.test(
      before,
    )
  )
    return 'Something from the firm of that name.';
  return null;
}

/** "Meta, Mistral and Alibaba", "Mistral and OpenAI". */
const FIRM_NAMES =
  '(?:Meta|Google|OpenAI|Microsoft|Alibaba|Anthropic|Apple|Amazon|IBM|Nvidia|NVIDIA|Cohere|xAI|Baidu|Tencent|ByteDance|Moonshot|Moonshot AI|Zhipu|Stability AI|Hugging Face|Aleph Alpha|Perplexity|Databricks|AI21)';
const AMONG_FIRMS = new RegExp(`(?<![\\p{L}\\d])${FIRM_NAMES}(?:,| and| or| und| oder| et| ou| y| o|, and) $`, 'u');
const AND_FIRMS = new RegExp(
  `^(?:,| and| or| und| oder| et| ou| y| o|, and) ${FIRM_NAMES}(?!['’\\p{L}\\d])(?! \\p{Lu}?\\p{L}*[- ]?\\d)`,
  'u',
);

/** "DeepSeek, founded in ...", "Mistral, the Paris start-up". */
const FIRM_APPOSITION =
  /^(?:,| is| was| ist| est| es) (?:founded|based|headquartered|(?:an? |the |ein |eine |das |une? |la |una )?(?:[\p{L}-]+ ){0,3}(?:start-?up|company|firm|lab|laboratory|Unternehmen|Firma|entreprise|empresa)\b)/u;

/** What a model has and a firm has not. */
const MODEL_GOODS =
  /^(?:\w+ )?(?:weights|outputs?|answers?|responses?|reasoning(?! model)|performance|architecture|context|parameters|tokenizer|licen[cs]e|abilit\w+|capabilit\w+|accuracy|predecessors?|scores?|knowledge|chain)\b/i;

/** Whether a text has a word or phrase, not inside another word. */
export function hasWord(text: string, phrase: string): boolean {
  const at = text.toLowerCase().indexOf(phrase.toLowerCase());
  if (at < 0) return false;
  const isLetter = (char: string): boolean => /\p{L}/u.test(char);
  return !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + phrase.length));
}
