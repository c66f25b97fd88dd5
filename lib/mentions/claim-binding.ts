/** Which mentions an openness phrase is said of, by the shape of its sentence. What cannot be bound is left out. */
import {
  COMPARISON,
  GENERAL_BEFORE,
  OTHER_NOUN,
  OTHER_NOUN_BEFORE,
  OWN_BEFORE,
  type ClaimKind,
} from './claim-words.ts';
import type { Mention } from './mention.ts';

/** How far before and behind a phrase its subject is looked for. */
const REACH = 240;

/** An openness phrase with offsets into its window. */
export interface Phrase {
  readonly kind: ClaimKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A mention with offsets into its window. */
export interface Local {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
}

/** A phrase in its sentence, which reaches from `start` to `end` of `text`. */
export interface Setting {
  readonly text: string;
  readonly phrase: Phrase;
  /** The mentions of the sentence, of what precedes it in the text, and of the last block that had any. */
  readonly inside: readonly Local[];
  readonly before: readonly Local[];
  readonly earlier: readonly Local[];
  readonly start: number;
  readonly end: number;
}

/** Words between a verb and the phrase which change what the phrase is said of. */
const BREAK =
  /(?<![-\p{L}])(?:than|ahead|behind|of|to|for|from|in|on|with|by|against|compared|like|unlike|using|based|via|through|at|about|into|over|where|von|mit|für|auf|aus|in|im|bei|über|als(?= die)|de|du|des|pour|avec|sur|dans|para|con|en|sobre|di|per|su)(?![-\p{L}])/iu;
/** "an open-source chatbot impressing X", "open-source weights trained like X": X is what it is measured by or made with. */
const MEASURED =
  /\b(?:impressing|outperforms?|beats?|beating|matching|rivall?ing|outperforming|surpassing|exceeding|approaching|competing|challenging|trained|tuned|built|based|running|inspired|powered|distilled)\b/iu;
const HARMLESS =
  /\b(?:an? (?:[\p{L}-]+ )?(?:family|series|suite|set|collection|range|line|lineup|pair) of(?: [\d.]+[BM] parameters?)?|one of (?:the|our|its|their)|some of the|part of (?:the|our|its)|among(?:st)? (?:the )?(?:most )?|said to be|considered (?:to be )?|described as|known as|released as|available as|performance|eine[rs]? der|l['’]une? des|uno de los|una de las|(?:mod[eè]l\p{L}*|famil\p{L}*|s[ée]rie) (?:d[eio]l?|d['’]) ?(?:IA|AI|lenguaje|linguagem|langage|langue|inteligencia artificial|inteligência artificial|raisonnement|razonamiento|raciocínio)|(?:free|public|fast|small|cheap|powerful|capable|efficient|multilingual|multimodal|gratuit|gratuito|gratis|libre|kostenlos|frei|new|latest|best|first|\p{L}+est|most \p{L}+)(?:,| and| und| et| y| e| en)(?: most)?)(?!\p{L})/giu;
const CALLED =
  /^,? (?:which|that|die|das|den|que|qu['’]|che) ?(?:[\p{L}'’]+ ){1,3}(?:calls?|called|describes?|bills?|markets?|touts?|labels?|brands?|nennt|nennen|bezeichnet|appelle|qualifie|llaman?|califica|define)\s*(?:an? |as |als |de |di )*$/iu;
/** What ties a subject to what is said of it. */
const TIE =
  /(?:(?<![\p{L}\d])(?:is|are|was|were|be|been|being|remains?|became|becomes?|as|offers?|provides?|achieves?|stands|called|dubbed|crowned|leads|ranks|tops|named|voted|ranked|hailed|considered|goes|went|going|ist|sind|war|waren|gilt|gelten|bleibt|als|est|sont|était|reste|comme|es|son|era|como|è|sono|come|is een|zijn|é|são)(?![\p{L}\d])|['’]s (?=an? |the |now |also |fully |truly |open)|[,:–—(|-]|是|为|為|作为|作為|は|が|的)/giu;
const VERB =
  /\b(?:calls?|called|calling|makes?|made|making|consider(?:s|ed)?|labell?(?:s|ed)?|deems?|declares?|release[sd]?|nennt|bezeichnet|appelle|califica|considera)\s+(?:the |its |their |our )?$/iu;
const SELF =
  /\b(?:our|this|these|the|it|it['’]s|they|we|unser\w*|dieses?|diese[rsnm]?|es|il|elle|notre|nos|ce|cette|este|esta|nuestr\w+)\b/iu;
const MODEL_NOUN =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}?(?:models?|LLMs?|release|family|series|Modelle?|Sprachmodelle?|modèles?|modelos?|modelli?|checkpoints?|chatbots?|模型|大模型|モデル)/iu;

/** The mentions that a phrase is said of. */
export function bind(setting: Setting): Mention[] {
  const { text, phrase, inside } = setting;
  const after = text.slice(phrase.end, Math.min(setting.end, phrase.end + REACH));
  const lead = text.slice(Math.max(setting.start, phrase.start - REACH), phrase.start);
  if (OTHER_NOUN_BEFORE.test(lead)) return [];
  const next = inside.filter((it) => it.start >= phrase.end);
  const previous = inside.filter((it) => it.end <= phrase.start);
  const isVerb = /sourc(?:ed|es|ing)$/i.test(phrase.text);
  const forward = bindForward({ text, phrase, lead, next, isVerb });
  if (forward.length > 0) return forward;
  const isOwn = OWN_BEFORE.test(lead);
  const ofOther =
    OTHER_NOUN.test(after) &&
    !MODELS_THAT.test(after) &&
    !(isOwn && /^[\s-]*licen[cs]e/i.test(after)) &&
    !/^\s*许可证/u.test(after) &&
    !isVerb;
  const last = previous.at(-1);
  const isCompared = COMPARISON.test(lead) && !(last && AND_OTHER.test(text.slice(last.end, phrase.start)));
  if (ofOther || isCompared || GENERAL_BEFORE.test(lead) || isActive(phrase, lead, after, isVerb)) return [];
  if (previous.length > 0) return bindBackward({ text, phrase, lead, after, previous, isVerb, isOwn });
  return bindAnaphor(setting, lead, after);
}

/** "Meta open-sourced Llama": who does it stands in front, what it is done to behind. */
function isActive(phrase: Phrase, lead: string, after: string, isVerb: boolean): boolean {
  if (/^(?:开源|開源)$/u.test(phrase.text)) return /^了\s?[\p{L}\p{N}]/u.test(after);
  return (
    isVerb &&
    /^ (?:\p{L}|\d)/u.test(after) &&
    !/^ (?:by|on|under|in|at|last|this|and|with|as|to|for)\b/i.test(after) &&
    !/\b(?:is|are|was|were|been|being|be|get|gets|got|fully|ist|sind|wurde|wird)\s*$/i.test(lead)
  );
}

/** "open-source LLMs for code": the noun is the model. */
const MODELS_THAT = /^[\s-]*(?:\p{L}+ )?(?:models?|LLMs?) (?:for|that|which|with|from|by|to|of|in)\b/iu;

/** "open-source models like", "the open-source LLM called": what follows is an example or the name. */
const LIKE =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}(?:\p{L}[\p{L}-]*,? )?(?:\(?(?:like|such as|including|e\.g\.,?|called|named|wie|namens|comme|tels? que|como|come|zoals))\s*(?:the |\p{L}+['’]s )?(?:[\p{L}-]+ ){0,3}["“„]?$/iu;
/** "two open-source models, X and Y", "the largest open-source models: X". */
const LISTED =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}(?:models?|LLMs?|Modelle|modèles|modelos|modelli)[:,] (?:the |\p{L}+['’]s )?$/iu;
const SOME_OF =
  /\b(?:two|three|four|five|six|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|\d|its|our|leading|popular|available|generation of|\p{L}+est)\s+(?:\p{L}+ ){0,2}$/iu;
/** A few words of description: "the open-source coding model ", "open-sourcing IBM's ". */
const DIRECT = /^[\s-]*(?:[\p{L}\d][\p{L}\d.-]*(?:['’]s)?[ -]){0,4}["“„(]?$/u;
/** "the open-source model, X, ...". */
const APPOSED = /^[\s-]*(?:\p{L}+ ){0,3}(?:model|LLM|Modell|Sprachmodell|modèle|modelo|modello), (?:the )?$/iu;
/** "(the best) open-source model today is X". */
const EQUATED =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,2}(?:models?|LLMs?|Modell|Sprachmodell|modèle|modelo|modello) (?:\p{L}+ ){0,3}(?:is|was|remains|ist|bleibt|est|reste|es|é|è)(?: \p{L}+)? (?:\p{L}+['’]s )?$/iu;
const THE_ONE = /(?<!\p{L})(?:the|le|la|el|der|die|das|il|o|a)\s+(?:[\p{L}-]+ ){0,4}$/iu;
/** "Among open-source models, X leads". */
const AMONG = /^[\s"“]*(?:among(?:st)?|of(?: all)?|unter|parmi|entre|tra)\s+(?:[\p{L}-]+ ){0,2}$/iu;
const AMONG_AFTER = /^[\s-]*(?:\p{L}+ ){0,2}\p{L}*model\p{L}*, (?:the |\p{L}+['’]s )?$/iu;
/** Ideographs between "open-source" and a name that describe it, and no other thing: "开源新一代模型". */
const IDEOGRAPHS = /^(?:的|了)?[\u3040-\u30ff\u4e00-\u9fff]{0,10}\s?[「“"《]?$/u;
const OTHER_IDEOGRAPHS = /复现|替代|[基由对在用比与和及给于从为]|社区|生态|框架|工具|数据|项目|平台|ライブラリ/u;

/** Things named behind the phrase: "open-source models like X and Y", "the open-source LLM X", "we open-sourced X, Y and Z". */
function bindForward(it: {
  readonly text: string;
  readonly phrase: Phrase;
  readonly lead: string;
  readonly next: readonly Local[];
  readonly isVerb: boolean;
}): Mention[] {
  const { text, phrase, lead, next, isVerb } = it;
  const [first] = next;
  if (!first) return [];
  const between = text.slice(phrase.end, first.start);
  // "an open-source GPT client": the name says what it is for.
  if (/^\s?(?:安卓|客户端|应用|插件|工具|助手|网页版)/u.test(text.slice(first.end))) return [];
  const isCompared = COMPARISON.test(lead) && /^-?\s?\p{L}*(?:models|LLMs|Modellen?|modèles|modelos)\b/iu.test(between);
  // "Open-sourced by Mistral AI in 2023, X ...": what the sentence is about.
  const isFronted = isVerb && lead.trim() === '' && /^ (?:by|in|under|last)\b[^,]{0,60}, (?:the )?$/i.test(between);
  const isApposed = APPOSED.test(between) && text.charAt(first.end) === ',' && !/\ban?\s+(?:\p{L}+ )?$/iu.test(lead);
  if (isFronted || isApposed) return group(text, next, 0);
  if ((THE_ONE.test(lead) && EQUATED.test(between)) || (AMONG.test(lead) && AMONG_AFTER.test(between)))
    return [first.mention];
  const isListed = LISTED.test(between) && (between.includes(':') || SOME_OF.test(lead));
  const isExample =
    (LIKE.test(between) || isListed) &&
    !/\b(?:alternatives?|against|than|over|proprietary|closed)\b/i.test(between) &&
    (MODEL_NOUN.test(between) || !OTHER_NOUN.test(between));
  if (isExample || (IDEOGRAPHS.test(between) && !OTHER_IDEOGRAPHS.test(between))) return group(text, next, 0);
  // "the open-sourcing of X"; "has open-sourced its rival X", but not "an open-source rival X beats".
  const isOf = isVerb && /^ of (?:the |its |our |\p{L}+['’]s )?$/iu.test(between);
  const isPlain =
    DIRECT.test(between) &&
    !isCompared &&
    !BREAK.test(between) &&
    !MEASURED.test(between) &&
    !/\b(?:and|or|und|et|y|is|are|was)\b|[和与及]/iu.test(between) &&
    (isVerb || !(/\b(?:alternatives?|competitors?|rivals?)\b/iu.test(between) || OTHER_NOUN.test(between)));
  return isOf || isPlain ? group(text, next, 0) : [];
}

/** "X and other open-source models". */
const AND_OTHER =
  /^,? (?:and|or|und|oder|sowie|en|et|y|e|o|ou) (?:\p{L}+ )?(?:other|andere[nrs]?|weitere[nr]?|d['’]autres|otros|outros|altri) ?(?:\p{L}+ ){0,2}(?:d[ei] )?$/iu;
/** "the X model open source", "the X family of free open-source models". */
const KIND_OF_IT =
  /^ (?:models?|LLMs?|weights|Modelle?|modèles?|modelos?|famil\w+ of(?: \p{L}+)?|series of(?: \p{L}+)?) $/iu;
/** "published X as open source", "disponible en open source". */
const PUBLISHED_AS =
  /^,? (?:(?:\p{L}+ )?(?:available|verfügbar|disponibles?|disponible|disponíve[il]s?|disponibile) )?(?:as|als|en|in|como|come|de) $/iu;
/** What may follow a bare phrase behind its name: nothing, or the rest of a German verb. */
const ENDS =
  /^\s*["”]?\s*(?:[.,;:)?!]|$)|^ (?:zur Verfügung|bereit|gestellt|gemacht|veröffentlicht|freigegeben|verfügbar)/u;

/** Things named before the phrase: "X is an open-source model", "X, the first open-source ...", "X's open-source release". */
function bindBackward(it: {
  readonly text: string;
  readonly phrase: Phrase;
  readonly lead: string;
  readonly after: string;
  readonly previous: readonly Local[];
  readonly isVerb: boolean;
  readonly isOwn: boolean;
}): Mention[] {
  const { text, phrase, lead, after, previous, isVerb, isOwn } = it;
  const last = previous.at(-1);
  if (!last) return [];
  const between = text.slice(last.end, phrase.start);
  if (between.length > 140 || / [-–] .* [-–] /.test(between)) return [];
  const bound = (): Mention[] => group(text, previous, previous.length - 1);
  // "X, Baidu's open-source Y" is said of Y.
  if (/[,;] [^,;]*['’]s $/.test(between)) return [];
  if (isOwn && !/\b(?:but|while|whereas)\b/i.test(between)) return bound();
  if (/^\s*(?:-?\s)?["“]?$/.test(between) || KIND_OF_IT.test(between)) {
    const calls = VERB.test(lead.slice(0, Math.max(0, lead.length - between.length - (last.end - last.start))));
    return calls || MODEL_NOUN.test(after) || ENDS.test(after) ? bound() : [];
  }
  if (AND_OTHER.test(between) || (PUBLISHED_AS.test(between) && !MODEL_NOUN.test(after))) return bound();
  // "基于 X 我们开源了": X is what it was made with.
  if (/[\u3000-\u9fff]/.test(between)) {
    if (/^\s?的?(?:论文|接口|架构|思路|技术|代码|数据)/u.test(between)) return [];
    const isMeans = /(?:(?:基于|使用|采用|利用|借助|通过|类似|比)\s?|基于[^，。]{1,24})$/u.test(
      text.slice(0, last.start),
    );
    return between.length < 40 && !/[。；]|，(?:这|而|但|且|同时|我们)/u.test(between) && !isMeans ? bound() : [];
  }
  // "M beats X, offering an open-source alternative": it is M that is open.
  if (/(?:outperform\w*|beat\w*|surpass\w*|exceed\w*|超越|击败|优于|超过)\s?$/iu.test(text.slice(0, last.start))) {
    const [subject] = previous;
    return subject && subject !== last ? [subject.mention] : [];
  }
  // "Topics: X, Open Source Tools": a list of headings.
  if (between === ', ' && phrase.text.startsWith('Open Source') && /^ \p{Lu}/u.test(after) && !MODEL_NOUN.test(after))
    return [];
  // "K costs a third of X and is open": X is what K is measured by.
  if (/^ and\b/.test(between) && /\b(?:of|than|over|behind|against)\s$/i.test(text.slice(0, last.start))) return [];
  let tie = -1;
  for (const match of between.matchAll(TIE)) tie = match.index + match[0].length;
  // What follows the name in a clause of its own: "which it calls", "que llaman".
  if (CALLED.test(between)) return bound();
  const rest = between
    .slice(tie < 0 ? 0 : tie)
    .replace(/\b(?:de|di|van)\s*$/i, '')
    .replace(HARMLESS, ' ');
  if (tie >= 0 && !BREAK.test(rest) && !/\b(?:that|which|who|and|but|while)\b/iu.test(rest) && subjectHolds(between))
    return bound();
  const isPassive = /\b(?:has|have|had|been|being|was|were|is|are|fully|recently|also|just|once)\b[\s\w]*$/i.test(
    between,
  );
  return isVerb && isPassive ? bound() : [];
}

/** "It is an open-source model", "all our open-source models", in the sentence after the name. */
function bindAnaphor(
  { text, phrase, inside, before, earlier, start }: Setting,
  lead: string,
  after: string,
): Mention[] {
  const candidates = before.length > 0 ? before : earlier;
  const antecedent = candidates.at(-1);
  // A family named beside its member ("the Qwen family: Qwen2.5") is not a second subject.
  const isOnly =
    antecedent !== undefined &&
    candidates.every(
      ({ mention }) => mention.id === antecedent.mention.id || antecedent.mention.name.startsWith(mention.name),
    );
  if (!isOnly || inside.length > 0 || phrase.kind === 'note') return [];
  // "X is small. It is open source": X must have been what its own sentence was about.
  if (before.length > 0 && ITSELF.test(lead) && ENDS_OR_GOES_ON.test(after)) {
    const isSubject = /(?:^|[.!?]\s)\s*(?:\p{Lu}\p{L}*(?:['’]s)? ){0,2}$/u.test(text.slice(0, antecedent.start));
    const isNear = !/[.!?]\s/.test(text.slice(antecedent.end, start - 1));
    if (isSubject && isNear) return [antecedent.mention];
  }
  if (!MODEL_NOUN.test(after) || !SELF.test(lead)) return [];
  if (/\b(?:other|many|most|some|several|any|the best|these days)\b/i.test(lead) || lead.length >= 90) return [];
  return OURS.test(lead) ? [antecedent.mention] : [];
}

const ITSELF =
  /^["“(\s]*(?:it|il|elle|es|er|sie|the model|das Modell|le modèle|el modelo|o modelo|il modello)(?: is|['’]s| est| ist| es| é| è) (?:also |fully |aussi |auch |también |de )?$/iu;
const ENDS_OR_GOES_ON = /^\s*(?:[.,;:)?!]|$|and\b|und\b|et\b|y\b|e\b|under\b|unter\b|sous\b|bajo\b)/u;
const OURS = /^["“(\s]*(?:it|it['’]s|this|they|these|the model|all our|our|we|es|sie|dieses|il|elle|este|esta)\b/i;

/** Whether the last mention before the phrase can be its subject: it is no object of "on", "than", "to". */
function subjectHolds(between: string): boolean {
  return (
    !/^[^,]*\b(?:and|but|while|whereas)\b[^,]*\b(?:is|are|was|were)\b/iu.test(between) ||
    !/\b(?:but|while|whereas)\b/iu.test(between)
  );
}

/** The mention at `at` with those coordinated with it: "X, Y and Z"; not "Unlike X, Y". */
function group(text: string, all: readonly Local[], at: number): Mention[] {
  const joined = (a: Local | undefined, b: Local | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    /^["”]?(?:,? ?(?:and|or|und|oder|et|ou|y|o|e|&)? ?|、|和|与|及)(?:the )?["“]?$/iu.test(
      text.slice(a.end, b.start),
    ) &&
    !COMPARISON.test(text.slice(Math.max(0, a.start - 40), a.start));
  let from = at;
  let to = at;
  while (joined(all[from - 1], all[from])) from--;
  while (joined(all[to], all[to + 1])) to++;
  return all.slice(from, to + 1).map(({ mention }) => mention);
}
