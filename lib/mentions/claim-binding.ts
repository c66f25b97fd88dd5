/** Which mentions an openness phrase is said of, by the shape of its sentence. What cannot be bound is left out. */
import { anyOf } from './any-of.ts';
import { COMPARISON, GENERAL_BEFORE, OTHER_NOUN, OTHER_NOUN_BEFORE, OWN_BEFORE } from './claim-words.ts';
import { bindAnaphor, bindWithin, CALL_IT, isOneOfThem, pointsBack } from './claim-anaphora.ts';
import {
  ENDS_OR_GOES_ON,
  MODEL_NOUN,
  MODELS_NOUN,
  UNBOUND,
  type Binding,
  type Local,
  type Manner,
  type Phrase,
  type Setting,
} from './claim-setting.ts';
import type { Mention } from './mention.ts';

/** How far before and behind a phrase its subject is looked for. */
const REACH = 240;

/** Words between a verb and the phrase which change what the phrase is said of. */
const BREAK =
  /(?<![-\p{L}])(?:than|ahead|behind|of|to|for|from|in|on|with|by|against|compared|like|unlike|using|based|via|through|at|about|into|over|where|von|mit|für|auf|aus|in|im|bei|über|als(?= die)|de|du|des|pour|avec|sur|dans|para|con|en|sobre|di|per|su)(?![-\p{L}])/iu;
/** "an open-source chatbot impressing X", "open-source weights trained like X": X is what it is measured by or made with. */
const MEASURED =
  /\b(?:impressing|outperforms?|beats?|beating|matching|rivall?ing|outperforming|surpassing|exceeding|approaching|competing|challenging|trained|tuned|built|based|running|inspired|powered|distilled)\b/iu;
const PRAISE = anyOf(
  'free / public / fast / small / cheap / powerful / capable / efficient / multilingual / multimodal / gratuit / gratuito / gratis',
  String.raw`libre / kostenlos / frei / new / latest / best / first / \p{L}+est / most \p{L}+`,
);
const HARMLESS = new RegExp(
  String.raw`\b${anyOf(
    // "a family of", "part of the", "one of the most".
    String.raw`(?:an?|the) (?:[\p{L}-]+ ){0,2}(?:family|series|suite|set|collection|range|line|lineup|pair|generation|class|breed) of(?: [\d.]+[BM] parameters?)?`,
    String.raw`one of (?:the|our|its|their) / some of the / part of (?:the|our|its) / among(?:st)? (?:the )?(?:most )?`,
    // "said to be", "released as".
    String.raw`said to be / considered (?:to be )? / an (?:example|instance) of(?: an?| the)? / described as / known as /
      released as / available as / performance`,
    String.raw`(?:une?|una|la|le|el) (?:\p{L}+ )?(?:famille|s[ée]rie|gamme|gama|familia|famiglia) d[ei] / eine[rs]? der / l['’]une? des /
      uno de los / una de las`,
    String.raw`(?:mod[eè]l\p{L}*|famil\p{L}*|s[ée]rie) (?:d[eio]l?|d['’]) ?(?:IA|AI|lenguaje|linguagem|langage|langue|inteligencia artificial|inteligência artificial|raisonnement|razonamiento|raciocínio)`,
    // "free and ", "the largest, ".
    String.raw`${PRAISE}(?:,| and| und| et| y| e| en)(?: most)?`,
  )}(?!\p{L})`,
  'giu',
);
const CALLED =
  /^,? (?:which|that|die|das|den|que|qu['’]|che) ?(?:[\p{L}'’]+ ){0,3}(?:considers?|considered|regards?|views?|deems?|calls?|called|describes?|bills?|markets?|touts?|labels?|brands?|nennt|nennen|bezeichnet|appelle|qualifie|llaman?|califica|define)\s*(?:itself |themselves |sich |selbst )?(?:an? |as |als |de |di )*$/iu;
const TIES = anyOf(
  'is / are / was / were / be / been / being / remains? / became / becomes? / as / offers? / provides? / achieves? / stands / called',
  'dubbed / crowned / leads / ranks / tops / named / voted / ranked / hailed / considered / goes / went / going',
  'ist / sind / war / waren / gilt / gelten / bleibt / als / est / sont / était / reste / comme / es / son / era / como / è / sono / come',
  'mag / se veut / se dit / se dice / gibt sich / is een / zijn / é / são',
);
/** What ties a subject to what is said of it. */
const TIE = new RegExp(
  anyOf(
    String.raw`(?<![\p{L}\d])${TIES}(?![\p{L}\d])`,
    String.raw`['’]s (?=an? |the |now |also |fully |truly |open) / [,:–—(|-] / 是 / 为 / 為 / 作为 / 作為 / は / が / 的`,
  ),
  'giu',
);
const VERB =
  /\b(?:calls?|called|calling|makes?|made|making|consider(?:s|ed)?|labell?(?:s|ed)?|deems?|declares?|release[sd]?|nennt|bezeichnet|appelle|califica|considera)\s+(?:the |its |their |our )?$/iu;
/** What a phrase is said of. */
export function bind(setting: Setting): Binding {
  const binding = bindAny(setting);
  return binding.manner === 'loosely' ? { ...binding, mentions: binding.mentions.filter(setting.isOpenable) } : binding;
}

function bindAny(setting: Setting): Binding {
  const { text, phrase, inside } = setting;
  const after = text.slice(phrase.end, Math.min(setting.end, phrase.end + REACH));
  const lead = text.slice(Math.max(setting.start, phrase.start - REACH), phrase.start);
  if (OTHER_NOUN_BEFORE.test(lead) || THE_WORD.test(lead)) return UNBOUND;
  const next = inside.filter((it) => it.start >= phrase.end);
  const previous = inside.filter((it) => it.end <= phrase.start);
  const isVerb = /sourc(?:ed|es|ing)$/i.test(phrase.text);
  const forward = bindForward({ text, phrase, lead, next, previous, isVerb });
  if (forward.mentions.length > 0) return forward;
  const last = previous.at(-1);
  const between = last ? text.slice(last.end, phrase.start) : '';
  const isOwn = OWN_BEFORE.test(lead) || (/^['’]s /.test(between) && OWNED.test(between));
  const isSaidOfIt = last !== undefined && IS_A.test(between) && THING_IT_IS.test(after);
  const ofOther =
    OTHER_NOUN.test(after) &&
    !isSaidOfIt &&
    !MODELS_THAT.test(after) &&
    !(isOwn && /^[\s-]*licen[cs]e/i.test(after)) &&
    !/^\s*许可证/u.test(after) &&
    !isVerb;
  const isCompared = COMPARISON.test(lead) && !(last && AND_OTHER.test(between));
  if (ofOther || isCompared || GENERAL_BEFORE.test(lead) || isActive(phrase, lead, after, isVerb)) return UNBOUND;
  if (last && pointsBack(between)) {
    const one = bindAnaphor(setting, lead, after);
    if (one.mentions.length > 0 && isOneOfThem(between)) return one;
    const within = bindWithin(previous, text, setting.start, setting.isOpenable);
    return within ? { mentions: [within], manner: 'loosely' } : bindAnaphor(setting, lead, after);
  }
  if (previous.length > 0)
    return bindBackward({ text, phrase, lead, after, previous, isVerb, isOwn, start: setting.start });
  return bindAnaphor(setting, lead, after);
}

/** "avoids the term open source": the word itself is spoken of. */
const THE_WORD =
  /(?<!\p{L})(?:term|word|words|label|phrase|expression|moniker|Begriff|Wort|Etikett|terme|mot|étiquette|término|palabra|etiqueta)s? ["“„«‘']?$/iu;
/** "X is an open-source project", "X, an open-source AI": a thing that a model is called. */
const IS_A = /^(?:,| is| was| ist| est| es| è| é)(?: (?:not )?(?:an?|the|ein|une?|una?|um|uma)) (?:[\p{L}-]+ ){0,2}$/iu;
const THING_IT_IS = /^[\s-]+(?:AI|project|technology|assistant|Projekt|KI|projet|proyecto)(?![\p{L}-])(?! \p{Lu})/u;

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
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}(?:\p{L}[\p{L}-]*,? )?(?:\(?(?:like|such as|including|e\.g\.,?|say,?|for (?:example|instance),?|notably|namely|called|named|wie|etwa|z\. ?B\.|namens|comme|tels? que|par exemple|como|por ejemplo|come|zoals))\s*(?:the |\p{L}+['’]s )?(?:[\p{L}-]+ ){0,3}["“„]?$/iu;
/** "two open-source models, X and Y", "the largest open-source models: X". */
const LISTED =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}(?:models?|LLMs?|Modelle|modèles|modelos|modelli)[:,] (?:the |\p{L}+['’]s )?$/iu;
/** "any open-source model of this size (X, Y or Z)". */
const BRACKETED =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,2}(?:models?|LLMs?|ones|\p{L}*[mM]odelle?n?|modèles?|modelos?)(?: [^().,;:]{1,40})? \((?:e\.g\.,? |like |such as |including |z\. ?B\. |etwa |wie |par exemple |comme |por ejemplo |como )?$/u;
const SOME_OF =
  /\b(?:two|three|four|five|six|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|\d|its|our|leading|popular|available|generation of|\p{L}+est)\s+(?:\p{L}+ ){0,2}$/iu;
/** A few words of description: "the open-source coding model ", "open-sourcing IBM's ". */
const DIRECT = /^[\s-]*(?:[\p{L}\d][\p{L}\d.-]*(?:['’]s)?[ -]){0,4}["“„(]?$/u;
/** "the open-source model, X, ...". */
const APPOSED =
  /^[\s-]*(?:\p{L}+ ){0,3}(?:model|LLM|offering|alternative|contender|flagship|chatbot|system|Modell|Sprachmodell|modèle|modelo|modello), (?:the )?$/iu;
/** "(the best) open-source model today is X". */
const EQUATED =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,2}(?:models?|LLMs?|Modell|Sprachmodell|modèle|modelo|modello) (?:\p{L}+ ){0,3}(?:is|was|remains|ist|bleibt|est|reste|es|é|è)(?: \p{L}+)? (?:\p{L}+['’]s )?$/iu;
const THE_ONE = /(?<!\p{L})(?:the|le|la|el|der|die|das|il|o|a)\s+(?:[\p{L}-]+ ){0,4}$/iu;
/** "Among open-source models, X leads". */
const AMONG = /^[\s"“]*(?:among(?:st)?|of(?: all)?|unter|parmi|entre|tra)\s+(?:[\p{L}-]+ ){0,2}$/iu;
const AMONG_AFTER =
  /^[\s-]*(?:\p{L}+ ){0,2}(?:\p{L}*model\p{L}*|LLMs|options|contenders|alternatives|systems|ones)(?: [^,.]{1,30})?, (?:the |\p{L}+['’]s )?$/iu;
/** "(the top) open-source models are X, Y and Z". */
const EQUATED_MANY =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,2}(?:models|LLMs|Modelle|Sprachmodelle|modèles|modelos|modelli) (?:[\p{L}-]+ ){0,4}(?:are|include|remain|sind|sont|son|sono|incluyen)(?: currently| now)? (?:\p{L}+['’]s )?$/iu;
/** "Open-source LLMs - X, Y, Z - have caught up". */
const DASHED = /^[\s-](?:\p{L}+ )?(?:models?|LLMs?|Modelle|modèles|modelos) [-–—] (?:the )?$/iu;
/** Ideographs between "open-source" and a name that describe it, and no other thing: "开源新一代模型". */
const IDEOGRAPHS = /^(?:的|了)?(?:[\u3040-\u30ff\u4e00-\u9fff]|LLM|AI){0,12}\s?[「“"《]?$/u;
/** "开源模型（如", "オープンソースモデル（": examples follow. */
const IDEOGRAPHS_LIKE =
  /^[\u3040-\u30ff\u4e00-\u9fff]{0,8}(?:模型|モデル|LLM)\s?(?:[（(，,]?\s?(?:如|例如|比如|包括)|[（(：])\s?$/u;
const HAN = /[\u3040-\u30ff\u4e00-\u9fff]/u;
const OTHER_IDEOGRAPHS = /复现|替代|[基由对在用比与和及给于从为]|社区|生态|框架|工具|数据|项目|平台|ライブラリ/u;

/** "As an open-source model, X ...", "Being open source, X ...". */
const FRONTED =
  /^["“(\s]*(?:As|Being|Als|En tant que|Como|In quanto|Released as|Billed as|Fully)\s(?:[\p{L}-]+ ){0,3}$/iu;
const FRONTED_AFTER = /^[\s-]*(?:\p{L}[\p{L}-]* ){0,2}\p{L}*(?:, )(?:the |das |le |el |\p{L}+['’]s )?$/iu;
/** "a truly open model, as X is". */
const AS = /^[\s-]*(?:\p{L}+ )?(?:model|LLM|Modell|modèle|modelo), (?:as|like|wie|comme|como) (?:es )?$/iu;
/** "models that are open source, like X". */
const THAT_ARE = /\b(?:models?|LLMs?|ones) (?:that|which) (?:is|are) (?:\p{L}+ )?$/iu;
const LIKE_THESE = /^,? \(?(?:like|such as|including|e\.g\.,?|for example)\s(?:the |\p{L}+['’]s )?$/iu;
/** "presented an open-source model on Monday: X". */
const AN =
  /(?<!\p{L})(?:an?|its|new|first|own|ein(?:e[ns]?)?|une?|una?|su|son|sein\p{L}*|ihr\p{L}*)\s(?:[\p{L}-]+\s){0,3}$/iu;
const PRESENTED =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,2}(?:model|LLM|\p{L}*modell|modèle|modelo|modello)(?: (?!is |are )[\p{L}-]+){0,5}: (?:the )?$/iu;
/** "The remaining four are open-source: X, Y and Z". */
const THESE_ARE =
  /\b(?:are|sind|sont|son)(?: all)? $|\b(?:models?|releases|systems|LLMs|ones|two|three|four|five) (?:that|which) [^,;:]{0,60}\bas $/iu;
/** "the open-source nature of X". */
const NATURE_OF = /^[\s-](?:nature|release|availability|launch|character) (?:of|for) (?:the |\p{L}+['’]s )?$/iu;
/** What points at one thing that is known ("the", "Meta's"), or opens a heading. */
const DEFINITE =
  /(?:^["“(\s]*|(?<!\p{L})(?:the|its|their|our|[\p{L}.\d]+['’]s|das|die|der|dem|den|des|le|la|les|el|los|il|lo|o|l['’])\s+(?:[\p{L}\d-]+\s){0,3})$/iu;

/** Things named behind the phrase: "open-source models like X and Y", "the open-source LLM X", "we open-sourced X, Y and Z". */
function bindForward(it: {
  readonly text: string;
  readonly phrase: Phrase;
  readonly lead: string;
  readonly next: readonly Local[];
  readonly previous: readonly Local[];
  readonly isVerb: boolean;
}): Binding {
  const { text, phrase, lead, next, previous, isVerb } = it;
  const [first] = next;
  if (!first) return UNBOUND;
  const between = text.slice(phrase.end, first.start);
  const all = (manner: Manner): Binding => ({ mentions: group(text, next, 0), manner });
  // "an open-source GPT client": the name says what it is for.
  if (/^\s?(?:安卓|客户端|应用|插件|工具|助手|网页版)/u.test(text.slice(first.end))) return UNBOUND;
  const isCompared = COMPARISON.test(lead) && /^-?\s?\p{L}*(?:models|LLMs|Modellen?|modèles|modelos)\b/iu.test(between);
  // "Open-sourced by Mistral AI in 2023, X ...": what the sentence is about.
  const isFronted =
    (isVerb && lead.trim() === '' && /^ (?:by|in|under|last)\b[^,]{0,60}, (?:the )?$/i.test(between)) ||
    (FRONTED.test(lead) && FRONTED_AFTER.test(between));
  const isApposed = APPOSED.test(between) && text.charAt(first.end) === ',' && !/\ban?\s+(?:\p{L}+ )?$/iu.test(lead);
  if (isFronted || isApposed) return all('outright');
  if (AN.test(lead) && PRESENTED.test(between)) return { mentions: [first.mention], manner: 'outright' };
  const isOne = THE_ONE.test(lead) && EQUATED.test(between);
  if (isOne) return { mentions: [first.mention], manner: 'outright' };
  if (AMONG.test(lead) && AMONG_AFTER.test(between)) {
    const isFollowedByMore = /^,? (?:and|und|et|y) /.test(text.slice(first.end));
    return isFollowedByMore ? all('outright') : { mentions: [first.mention], manner: 'outright' };
  }
  if (THE_ONE.test(lead) && EQUATED_MANY.test(between)) return all('outright');
  const isListed = LISTED.test(between) && (/[:(]/.test(between) || SOME_OF.test(lead));
  const isExample =
    (LIKE.test(between) || BRACKETED.test(between) || isListed || (lead.trim() === '' && DASHED.test(between))) &&
    !/\b(?:(?:alternatives?|rivals?|competitors?) (?:to|of|for)|against|than|over|proprietary|closed)\b/i.test(
      between,
    ) &&
    (MODEL_NOUN.test(between) || !OTHER_NOUN.test(between));
  const areThese = previous.length === 0 && between === ': ' && THESE_ARE.test(lead);
  // "Fully open: X, Y."
  const areHeaded =
    lead.trim() === '' && between === ': ' && /^(?:[.;]|$|,? (?:and |und |et |y )?\p{Lu})/u.test(text.slice(first.end));
  const isAs = AS.test(between) && /^ (?:is|are|ist|est|es)\b/.test(text.slice(first.end));
  const areLikeThese = THAT_ARE.test(lead) && LIKE_THESE.test(between);
  if (isAs) return all('outright');
  if (isExample || areThese || areLikeThese || areHeaded) return all('in passing');
  const isHan = HAN.test(phrase.text) || HAN.test(between);
  if (isHan && IDEOGRAPHS_LIKE.test(between)) return all('in passing');
  if (isHan && IDEOGRAPHS.test(between) && !OTHER_IDEOGRAPHS.test(between)) return all('outright');
  if (NATURE_OF.test(between)) return all('in passing');
  // "the open-sourcing of X"; "has open-sourced its rival X", but not "an open-source rival X beats".
  const isOf = isVerb && /^ of (?:the |its |our |\p{L}+['’]s )?$/iu.test(between);
  const isPlain =
    DIRECT.test(between) &&
    !isCompared &&
    !BREAK.test(between) &&
    !MEASURED.test(between) &&
    !/(?<!\p{L})(?:and|or|und|et|y|is|are|was|ist|sind|war|est|sont|es|son|è|é)(?!\p{L})|[和与及]/iu.test(between) &&
    (isVerb || !(/\b(?:alternatives?|competitors?|rivals?)\b/iu.test(between) || OTHER_NOUN.test(between)));
  if (!isOf && !isPlain) return UNBOUND;
  return all(!isVerb && !isOpenSourcing(lead) && DEFINITE.test(lead) ? 'in passing' : 'outright');
}

/** "to open source X", "should open-source X": the verb, in the form that the adjective has too. */
function isOpenSourcing(lead: string): boolean {
  return /\b(?:to|will|would|should|shall|must|can|could|may|might|not|and)\s(?:\p{L}+ly )?$/iu.test(lead);
}

/** "X and other open-source models". */
const AND_OTHER =
  /^,? (?:and|or|und|oder|sowie|en|et|y|e|o|ou) (?:\p{L}+ )?(?:other|andere[nrs]?|weitere[nr]?|d['’]autres|otros|outros|altri) ?(?:\p{L}+ ){0,2}(?:d[ei] )?$/iu;
/** "X, Y or any open-source model": another member of the list, which the name is not. */
const NEXT_IN_LIST =
  /^(?:[^.!?;]{0,40}?,)? (?:and|or|plus|und|oder|et|ou|y|o|as well as|sowie|versus|vs\.?|&) (?:(?:an?|any|some|various|several|many|the|all|your|most|every|ein|eine[nr]?|une?|des|unos|un) )?(?:\p{L}+ ){0,1}$/iu;
/** "the X model open source", "the X family of free open-source models". */
const KIND_OF_IT =
  /^ (?:models?|LLMs?|weights|Modelle?|modèles?|modelos?|famil\w+ of(?: \p{L}+)?|series of(?: \p{L}+)?) $/iu;
/** "published X as open source", "disponible en open source". */
const PUBLISHED_AS =
  /^,? (?:(?:\p{L}+ )?(?:available|verfügbar|disponibles?|disponible|disponíve[il]s?|disponibile) )?(?:as|als|en|in|como|come|de) $/iu;
/** What may follow a bare phrase behind its name: nothing, or the rest of a German verb. */
const ENDS =
  /^\s*["”]?\s*(?:[.,;:)?!]|$)|^ (?:zur Verfügung|bereit|gestellt|gemacht|veröffentlicht|freigegeben|verfügbar)/u;
/** "X's", "X is its maker's": the owner is the name itself, or what it is said to be. */
const OWNED = /^['’]s (?:\p{L}+ ){0,2}$/u;
/** "X comes with open weights". */
const HAS =
  /^,? (?:also )?(?:has|have|had|comes? with|with|features?|ships? with|released with|available with|hat|mit|avec|con|tiene|a) (?:\p{L}+ ){0,2}$|^(?: \p{L}+){1,3} with $/iu;
/** "X is small, cheap and open source". */
const PREDICATES =
  /^(?:,? (?:which|that))?(?: is| are| was| were| remains| ist| sind| est| sont| es| son| è| é|['’]s) (?:(?:not (?:only|just|merely) )?[\p{L}\d-]+,? ){1,8}(?:and|und|et|y|e|but|sondern|mais|sino)(?:,? (?:also|auch|aussi|también|best of all,|completely|entirely|fully|now|even))* $/iu;
/** "Distilled from X, our open-source Y": how something else was made. */
const MADE_WITH =
  /^["“(\s]*(?:Distilled|Trained|Built|Based|Fine-?tuned|Powered|Derived|Inspired|Initiali[sz]ed|Starting|Compared|Prompted|Using|Next to|Instead of|Apart from|Besides|Basierend|Basé)\b[^,]*$/iu;
/** "X, which the company open-sourced". */
const WHICH_THEY = /^,? (?:which|that) (?:the |its )?(?:[\p{L}.]+ ){1,3}$/iu;
const WITH_IT = /(?<!\p{L})(?:mit|with|avec|con|com)\s(?:the |its |\p{Lu}\p{L}*(?:['’]s)? )?$/iu;
const A_NEW_ONE =
  /^ (?:veröffentlicht|präsentiert|legt|bringt|hat|liefert|bietet|stellt)[^,.;:]{1,70} (?:ein|eine|einen|sein|ihr)\p{L}{0,2} (?:[\p{L}-]+ ){0,2}(?:\p{L}*modell mit )?$|^,? (?:(?:[\p{L}\d]+ ){1,3}(?:has|have|now|hat|haben|a|ha|releases?d?|launche[sd]|presents?|presented|unveil(?:s|ed)|introduced?s?|offers?|verfügt|bietet|stellt|présente|propose|lance|presenta|lanza|ofrece) (?:[\p{L}\d]+ ){0,4}?)?(?:an?|its (?:own|first)|the (?:first|best)|ein|eine|sein|un|une|una|su|um|uma) (?:[\p{L}-]+ ){0,2}(?:de )?$/iu;
/** "The code for X", "Everything except X": what is spoken of is not X. */
const PART_OF =
  /(?:^|[,;:] |\b(?:and|but|that|because) )["“(\s]*(?:the|our|all|its|their|my|this|an?)\s(?:[\p{L}-]+ ){0,2}(?:code|data|dataset|tool|toolkit|library|framework|repo\w*|scripts?|apps?|clients?|interface|wrapper|implementation|pipeline|project|software|demo|plugin|server|benchmark|harness|prompts?|paper|agent)\b(?![^,;]*\b(?:weights|model)\b)[^,;]*$/iu;
const EXCEPT = /\b(?:except|apart from|other than|besides|außer|sauf|excepto)\s(?:for )?$/iu;
/** "X, the open-source model of Y": a description beside the name. */
const DESCRIBED =
  /^\s?[,(–—]\s?(?:the|an?|our|its|their|\p{L}+['’]s|das|der|die|ein|eine|le|la|un|une|el|una|il)\s(?:[\p{L}-]+ ){0,4}$/iu;
const COPULA =
  /\b(?:is|are|was|were|been|being|remains?|became|becomes?|called|as|ist|sind|war|bleibt|gilt|est|sont|es|son|è|sono|é|são)\b|['’]s |是|为|は|が/iu;

/** Things named before the phrase: "X is an open-source model", "X, the first open-source ...", "X's open-source release". */
function bindBackward(it: {
  readonly text: string;
  readonly phrase: Phrase;
  readonly lead: string;
  readonly after: string;
  readonly previous: readonly Local[];
  readonly isVerb: boolean;
  readonly isOwn: boolean;
  readonly start: number;
}): Binding {
  const { text, phrase, lead, after, previous, isVerb, isOwn, start } = it;
  const last = previous.at(-1);
  if (!last) return UNBOUND;
  const between = text.slice(last.end, phrase.start);
  // Another sentence, though it starts with a small letter; another subject of the verb.
  if (/(?:^|[\p{L}\d)]{3})[.!?] /u.test(between) || hasOtherSubject(between) || WITH_ANOTHER.test(between))
    return UNBOUND;
  if (between.length > 140 || / [-–] .* [-–] /.test(between)) return UNBOUND;
  // "X and a library, both open source": of two, one is no model.
  if (BOTH.test(between) && group(text, previous, previous.length - 1).length < 2) return UNBOUND;
  const isDescribed = DESCRIBED.test(between);
  const bound = (manner?: Manner): Binding => ({
    mentions: group(text, previous, previous.length - 1),
    manner: manner ?? (isDescribed ? 'in passing' : COPULA.test(between) ? 'outright' : 'loosely'),
  });
  const beforeName = text.slice(Math.max(start, last.start - REACH), last.start);
  const isLong = last.start - start > REACH;
  // "X, Baidu's open-source Y" is said of Y.
  if (/[,;] [^,;]*['’]s $/.test(between) && !ENDS.test(after) && !MODEL_NOUN.test(after)) return UNBOUND;
  if (!isLong && MADE_WITH.test(beforeName) && between.startsWith(', ')) return UNBOUND;
  if (EXCEPT.test(beforeName) || (PART_OF.test(beforeName) && COPULA.test(between))) return UNBOUND;
  if (isOwn && !/\b(?:but|while|whereas)\b/i.test(between)) return bound('outright');
  if (/^\s*(?:-?\s)?["“]?$/.test(between) || KIND_OF_IT.test(between)) {
    const calls = VERB.test(lead.slice(0, Math.max(0, lead.length - between.length - (last.end - last.start))));
    return calls || MODEL_NOUN.test(after) || ENDS.test(after) ? bound('outright') : UNBOUND;
  }
  if (AND_OTHER.test(between) || (PUBLISHED_AS.test(between) && !MODEL_NOUN.test(after))) return bound('outright');
  if (NEXT_IN_LIST.test(between) && !ENDS_OR_GOES_ON.test(after)) return UNBOUND;
  if (HAS.test(between) && (phrase.kind === 'weights' || /^[\s-]*weights\b/i.test(after))) return bound('outright');
  // "基于 X 我们开源了": X is what it was made with.
  if (/[\u3000-\u9fff]/.test(between)) {
    if (/^\s?的?(?:论文|接口|架构|思路|技术|代码|数据)/u.test(between)) return UNBOUND;
    const isMeans = /(?:(?:基于|使用|采用|利用|借助|通过|类似|比)\s?|基于[^，。]{1,24})$/u.test(beforeName);
    return between.length < 40 && !/[。；]|，(?:这(?!是|款)|而(?!且是)|但|且|同时|我们)/u.test(between) && !isMeans
      ? bound()
      : UNBOUND;
  }
  // "M beats X, offering an open-source alternative": it is M that is open.
  if (/(?:outperform\w*|beat\w*|surpass\w*|exceed\w*|超越|击败|优于|超过)\s?$/iu.test(beforeName)) {
    const [subject] = previous;
    return subject && subject !== last ? { mentions: [subject.mention], manner: 'outright' } : UNBOUND;
  }
  // "Topics: X, Open Source Tools": a list of headings.
  if (between === ', ' && phrase.text.startsWith('Open Source') && /^ \p{Lu}/u.test(after) && !MODEL_NOUN.test(after))
    return UNBOUND;
  // "X, Y, open-source models and more": the next of a list, unless it describes a pair.
  if (/^,? $/.test(between) && MODELS_NOUN.test(after) && !isPair(text, previous)) return UNBOUND;
  // "K costs a third of X and is open": X is what K is measured by.
  if (/^ and\b/.test(between) && /\b(?:of|than|over|behind|against)\s$/i.test(beforeName)) return UNBOUND;
  let tie = -1;
  for (const match of between.matchAll(TIE)) tie = match.index + match[0].length;
  // What follows the name in a clause of its own: "which it calls", "que llaman".
  if (CALLED.test(between) || (isVerb && WHICH_THEY.test(between))) return bound('outright');
  // "With X, Meta has released an open-source model".
  if (WITH_IT.test(beforeName) && A_NEW_ONE.test(between) && (MODEL_NOUN.test(after) || /modell mit $/iu.test(between)))
    return bound('outright');
  if (CALL_IT.test(lead)) return bound('outright');
  if (PREDICATES.test(between) && ENDS_OR_GOES_ON.test(after) && !BREAK.test(between.replace(HARMLESS, ' ')))
    return bound('outright');
  const rest = between
    .slice(tie < 0 ? 0 : tie)
    .replace(/\b(?:de|di|van)\s*$/i, '')
    .replace(HARMLESS, ' ');
  if (
    tie >= 0 &&
    !BREAK.test(rest) &&
    !/\b(?:that|which|who|and|or|but|while|plus)\b/iu.test(rest) &&
    subjectHolds(between)
  )
    return bound();
  const isPassive = /\b(?:has|have|had|been|being|was|were|is|are|fully|recently|also|just|once)\b[\s\w]*$/i.test(
    between,
  );
  return isVerb && isPassive ? bound('outright') : UNBOUND;
}

const BOTH = /^(?:,| and| und| et| y)[^.;]*\b(?:both|beide|tous deux|ambos|all (?:two|three|four|of them))\b/iu;
/** "X with Y, which is": the nearer thing is spoken of. */
const WITH_ANOTHER =
  /(?<!\p{L})(?:with|via|using|through|inside|mit|über|avec|dans|con) (?!parameters)[^,.;]{2,30}, (?:which|das|die|der|qui|que) (?:\p{L}+ ){1,3}$/iu;
const LAST_COPULA = /(?<!\p{L})(?:is|are|was|were|ist|sind|est|sont|es|son) (?:[\p{L}\d-]+ ){0,4}$/iu;
/** Where a new clause may begin. */
const BOUNDARY =
  /[,;:–—(] ?|(?<!\p{L})(?:and|but|while|as|because|since|that|und|aber|weil|dass|et|mais|car|que|y|pero|porque) /iu;
/** A subject of its own: "my code", "Zed". */
const OWN_SUBJECT =
  /^(?:(?:the|our|my|your|his|her|its|their|an?|das|der|die|mein\p{L}*|unser\p{L}*|sein\p{L}*|le|la|les|mon|notre|el|mi|nuestr\p{L}*)\s(?:[\p{L}-]+\s?){1,3}|\p{Lu}[\p{L}\p{N}.-]*(?: \p{Lu}[\p{L}\p{N}.-]*){0,2})$/u;
const OF_THE_MODEL =
  /\b(?:models?|weights|family|series|latter|former|both|all|which|who|that|these|those|it|they|this|Modelle?|Gewichte|modèles?|poids|modelos?|pesos|release|checkpoints?|version)\b/iu;

/** Whether the verb before the phrase has another subject than the name: "X runs here, my code is open source". */
function hasOtherSubject(between: string): boolean {
  const near = between.slice(-90);
  const copula = LAST_COPULA.exec(near);
  if (!copula) return false;
  const parts = near.slice(0, copula.index).split(BOUNDARY);
  const subject = parts.length > 1 ? (parts.at(-1) ?? '').trim() : '';
  return OWN_SUBJECT.test(subject) && !OF_THE_MODEL.test(subject);
}

/** Whether the last two names are joined by "and" and no others stand before them: "X and Y, open-source models". */
function isPair(text: string, previous: readonly Local[]): boolean {
  const [one, two] = previous.slice(-2);
  return (
    two !== undefined && one !== undefined && /^,? (?:and|und|et|y|e) (?:the )?$/i.test(text.slice(one.end, two.start))
  );
}

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
