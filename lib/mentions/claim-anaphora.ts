/** Openness phrases whose sentence does not name what it speaks of: "It is open source", "the open-source model runs on ...". */
import { anyOf } from './any-of.ts';
import {
  ENDS_OR_GOES_ON,
  MODEL_NOUN,
  MODELS_NOUN,
  UNBOUND,
  type Binding,
  type Local,
  type Setting,
} from './claim-setting.ts';
import type { Mention } from './mention.ts';

/** Where a clause starts: with its sentence, behind a colon or dash, or behind a conjunction. */
const CLAUSE =
  '(?:^|[:;–—,] |, (?:and|but|as|so|since|because|although|though|while) |(?<!\\p{L})(?:that|because|since|as|and|but|so|said|says|dass|weil|und|que|car|et|porque|y|che|perché) )["“(\\s]*';
const ADVERBS = `(?:${anyOf(
  'also / now / fully / truly / even / still / completely / entirely',
  'aussi / désormais / entièrement / auch / jetzt / nun / vollständig / también / ahora / totalmente / anche',
  // Articles, and what stands between them and the phrase.
  '100% / an? / the / one of the / first / only / best / latest / newest / largest / smallest',
  'erste / beste / premier / primer / ein / une? / una? / um / de / di',
  'available as / released as / said to be / considered / technically / basically / officially / really / actually / totally',
  'completely / (?:free|small|fast|cheap|good)(?:,| and)',
  '(?:MIT|BSD|Apache(?: 2\\.0)?)(?:[- ]licen[sc]ed)?,? (?:so|and)',
)} ){0,4}`;
const IS =
  "(?: is|['’]s| was| being| has been| had been| remains| est| a été| ist| wurde| bleibt| es| ha sido| fue| é| foi| è| è stato) ";

/** "It is", "And it's also". */
const IT = new RegExp(
  `${CLAUSE}(?:(?:And|But|Und|Et|Y|Yes,|Best of all,) )?(?:it|il|elle|es|er|sie)${IS}${ADVERBS}$`,
  'iu',
);
/** "The model is", "Google's model was". */
const THE_MODEL = new RegExp(
  `${CLAUSE}(?:the|this|das|dieses|le|ce|el|este|o|il|(?:\\p{Lu}[\\p{L}\\d.]* )?\\p{Lu}[\\p{L}\\d.]*['’]s) (?:[\\p{L}\\d-]+ ){0,2}(?:model|LLM|system|family|series|contender|newcomer|challenger|rival|upstart|network|chatbot|Modell|Sprachmodell|modèle|modelo|modello)${IS}${ADVERBS}$`,
  'iu',
);
/** "Ce modèle chinois, ", "该模型已": nouns before their adjective, and scripts without spaces. */
const THE_MODEL_SO =
  /(?:^|[,:;] |(?<!\p{L})(?:que|car|et|y|porque) )["“(\s]*(?:ce|le|cet?te|este|el|questo|il|o) (?:modèle|modelo|modello)(?: \p{L}+){0,2},? (?:est |es |è |é )?(?:aussi |también |entièrement |totalmente )?(?:de |en )?$|(?:^|[，。；])(?:该|这款|这个|此)(?:系列)?模型(?:已|也|现已|完全|全面|均|是|将)?(?:正式|全面|完全)?$|(?:同|この)モデルは$/iu;
/** "Dicen que es": languages that leave the pronoun out. */
const IT_IS_LEFT_OUT =
  /(?<!\p{L})(?:que|y|además|porque|pues|pero|perché|e) (?:es|sea|è|é) (?:de |un modelo (?:de )?|un modello )?$/iu;
/** "オープンソースとして公開し": a sentence that goes on about the one before. */
const PUBLISHED_SO = /^(?:として|で)(?:公開|提供|リリース|配布)/u;
const SINCE_IT_IS = /^なので/u;
const NO_OTHER_SUBJECT = /^[^はが]*$/u;
/** "the new" before "open-source model". */
const THE = new RegExp(
  `${CLAUSE}(?:(?:with|by|through|thanks to|using|mit|avec|con) )?(?:the|this|das|dieses|dem|le|ce|el|este|o|il) (?:(?:new|newest|latest|small|smaller|large|powerful|fully|neue|neueste|nouveau|nuevo|nova) ){0,2}$`,
  'iu',
);
const MANY = new RegExp(
  `${CLAUSE}(both|all (?:two|three|four|five|six|of (?:them|these))|they|beide|alle (?:zwei|drei|vier)|les deux|tous les (?:trois|quatre)|tous deux|toutes deux|entrambi|ambos|los (?:dos|tres|cuatro))(?: of (?:them|these))?(?: models?)?(?: are| were| sind| sont| son| sono) ${ADVERBS}$`,
  'iu',
);
/** "Being an open-source model, it": the name comes before and behind stands a pronoun. */
const FRONTED = /^["“(\s]*(?:Being|As|Als|En tant que|Como) (?:an? |un |ein )?(?:\p{L}+ )?$/iu;
const FRONTED_AFTER = /^[\s-]*(?:\p{L}+)?, (?:it|the model|es|il|das Modell|le modèle|el modelo)\b/iu;
/** A sentence without a subject: "Ist Open Source, kostet nichts", "Open source, too." */
const NO_SUBJECT = /^["“(\s]*(?:(?:And|Also|Is|Plus|Ist|Auch|Und|Est|Es|Y|100%|Totally) ){0,2}$/iu;
const NO_SUBJECT_AFTER =
  /^(?:[.!]|,? (?:too|also|as well|and|und|auch|y|et)\b|, (?!sa(?:y|id)|according|but|which|however|though)\p{L}+ ?\p{L}*[.,])/iu;
/** "Meta calls it", "people call these": others' words for what was named before. */
export const CALL_IT =
  /\b(?:mak(?:es?|ing)|made|call(?:s|ed|ing)?|label(?:l?ed|s)?|brand(?:s|ed)?|describ(?:es?|ed|ing)|market(?:s|ed|ing)?|consider(?:s|ed)?|bill(?:s|ed)?|nenn(?:t|en)|bezeichne(?:t|n)|appell?en?t?|llaman?|considera(?:n)?) (?:it|them|these|this|sie|es|ihn)(?: all)?(?: as| als| de| comme)?(?: an?| ein| the| one of the)? (?:\p{L}+ly |(?:most|best|first|largest|only)(?: \p{L}+)? )?$/iu;
/** "The company published its model as open source". */
const ITS_MODEL =
  /(?<!\p{L})(?:its|their|the|this|son|leur|sein\p{L}*|ihr\p{L}*|das|su|el) (?:[\p{L}-]+ )?(?:model|LLM|modèle|Modell|Sprachmodell|modelo|modello)(?: [\p{L}-]+){0,2} (?:as|en|als|como|come|de) $/iu;
/** "Meta has open-sourced the model". */
const OPENED_IT = /^ (?:it|(?:the|this|its)(?: new)?(?: \p{L}+)? (?:model|weights|LLM|system|family))(?![\p{L}-])/iu;
/** "All open source, all on one card": a sentence without a verb. */
const ALL = /^["“(\s]*(all|both|alle|beide|tous|todos) $/iu;
/** "the latter is", "The last of these is". */
const ONE_OF_THEM = new RegExp(
  `${CLAUSE}(?:the |das |der |die |le |la |el )(first|former|second|third|last|latter|erste|erstere|zweite|letztere|premier|second|dernier|primero|segundo|último)(?: of (?:these|them|the (?:two|three|four)))?(?: one)?(?:${IS}|, | )${ADVERBS}$`,
  'iu',
);
/** A noun that tells the model apart from others, rather than pointing back: "the open-source model that we trained". */
const TOLD_APART =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}?\p{L}*(?:model|LLM|release|family|series|mod[eè]l\p{L}*) (?:that|which|who|we|you|I|they|by|of|from|for|with|called|named|trained|built|based|closest|behind|d[eiu]|von|der|das|que)\b/iu;
const SELF =
  /\b(?:our|this|these|the|it|it['’]s|they|we|unser\w*|dieses?|diese[rsnm]?|es|il|elle|notre|nos|ce|cette|este|esta|nuestr\w+)\b/iu;
const OURS = /^["“(\s]*(?:it|it['’]s|this|they|these|the model|all our|our|we|es|sie|dieses|il|elle|este|esta)\b/i;
const OTHERS = /\b(?:other|many|most|some|several|any|the best|these days)\b/i;

const OPENS_WITH_IT = /^["“(\s]*(?:It|Il|Es|Er|Sie|Elle)(?: |['’]s )/u;
const SPEAKS_OF_MODEL =
  /\b(?:the|this|its|das|dieses|le|ce|el|este) (?:\p{L}+ )?(?:model|LLM|Modell|modèle|modelo)\b/iu;

/** What the phrase points back to: "It is an open-source model", "all our open-source models", in a sentence after the name. */
export function bindAnaphor(setting: Setting, lead: string, after: string): Binding {
  const { text, phrase, inside, before, earlier, start } = setting;
  if (phrase.kind === 'note') return UNBOUND;
  const isPredicate =
    /sourced$/i.test(phrase.text) ||
    ENDS_OR_GOES_ON.test(after) ||
    (MODEL_NOUN.test(after) && !MODELS_NOUN.test(after));
  const said = (mentions: readonly Mention[]): Binding => ({ mentions, manner: 'loosely' });
  const many = MANY.exec(lead);
  if (many && isPredicate) return said(lastGroup(setting, many[1] ?? ''));
  const all = ALL.exec(lead);
  if (all && /^[,.;]/.test(after)) return said(lastGroup(setting, all[1] ?? ''));
  const one = ONE_OF_THEM.exec(lead);
  if (one) return said(oneOfThem(setting, one[1] ?? ''));
  if (CALL_IT.test(lead)) {
    const named = subjectOf(setting);
    return said(named && !/\b(?:them|these) /.test(lead) ? [named] : lastGroup(setting, 'they'));
  }
  const pointsByPronoun =
    (IT.test(lead) && isPredicate) ||
    (IT_IS_LEFT_OUT.test(lead) && ENDS_OR_GOES_ON.test(after)) ||
    (NO_SUBJECT.test(lead) && (NO_SUBJECT_AFTER.test(after) || PUBLISHED_SO.test(after))) ||
    (SINCE_IT_IS.test(after) && NO_OTHER_SUBJECT.test(lead)) ||
    (FRONTED.test(lead) && FRONTED_AFTER.test(after));
  const pointsByNoun =
    (THE_MODEL.test(lead) && isPredicate) ||
    THE_MODEL_SO.test(lead) ||
    (THE.test(lead) && MODEL_NOUN.test(after) && !MODELS_NOUN.test(after) && !TOLD_APART.test(after)) ||
    (ITS_MODEL.test(lead) && ENDS_OR_GOES_ON.test(after)) ||
    (/sourced?$/i.test(phrase.text) && OPENED_IT.test(after));
  if (pointsByPronoun || pointsByNoun) {
    // "It is cheap, and it is open source", or "The model is small. As before, it is open source", under a heading that names it.
    const isOfModel =
      before.length === 0 &&
      ((start === 0 && OPENS_WITH_IT.test(lead)) ||
        SPEAKS_OF_MODEL.test(text.slice(Math.max(0, start - REACH), start)));
    const subject = subjectOf(setting) ?? (pointsByNoun || isOfModel ? openableOne(setting) : null);
    if (subject) return said([subject]);
  }
  const antecedent = onlyOne(before.length > 0 ? before : earlier);
  if (!antecedent || inside.length > 0 || !MODEL_NOUN.test(after) || !SELF.test(lead)) return UNBOUND;
  if (OTHERS.test(lead) || lead.length >= 90 || !OURS.test(lead)) return UNBOUND;
  return said([antecedent]);
}

/** The one thing named before, or in the block before, that is not known to be closed. */
function openableOne({ before, earlier, isOpenable }: Setting): Mention | null {
  const candidates = before.filter(({ mention }) => isOpenable(mention));
  return onlyOne(candidates.length > 0 ? candidates : earlier.filter(({ mention }) => isOpenable(mention)));
}

/** The last of the mentions where all name the same; a family beside its member ("the Qwen family: Qwen2.5") is no second one. */
function onlyOne(candidates: readonly Local[]): Mention | null {
  const last = candidates.at(-1)?.mention;
  if (!last) return null;
  const isOnly = candidates.every(({ mention }) => mention.id === last.id || last.name.startsWith(mention.name));
  return isOnly ? last : null;
}

/** Whether the name behind this text opens its sentence: "X", "The new X", "Google's X", "What sets X". */
const OPENS =
  /^["“(\s]*(?:[^,]{1,80}, )?(?:(?:The|Das|Der|Die|Le|La|El|Il|O|A|Das neue|The new)\s)?(?:(?!(?:Unlike|Like|With|Without|For|In|On|By|From|To|Of|Compared|Using|While|When|If|As|After|Before|Since|Despite|Mit|Für|Bei|Anders|Wie|Contrairement|Avec|Pour|Con|Para|Sin)\s)\p{Lu}[\p{L}\d.]*(?:['’]s)?\s){0,2}$/u;
const USE = anyOf(
  'use / used / using / try / tried / run / running / chose / choose / picked / prefer / like / love / recommend',
  'switched to / tested / downloaded / installed',
);
const MADE = anyOf(
  'put / made / makes / gave / shared / dropped / opened / updated / built / builds / trained / created / developed',
  'delivered / probado / essayé / testé / ausprobiert',
);
/** Somebody publishes, tries or recommends the name behind this text. */
const IS_OBJECT = new RegExp(
  `${anyOf(
    String.raw`\b(?:releas|launch|unveil|announc|publish|introduc|present|debut|upload|shipp|veröffentlich|publi|lanc|lanz)\p{L}*`,
    String.raw`\b(?:I|we)(?:['’](?:ve|d|ll)| have| had| would)? \p{L}+`,
    String.raw`\b(?:I|we|you)\b[^.!?]{0,40}\b${USE}`,
    String.raw`\b(?:ich|wir) (?:nutze|nutzen|verwende|verwenden|benutze) / \bj['’]utilise / \b(?:uso|utilizo|usamos)`,
    String.raw`\b(?:has anyone|anybody|anyone|alguien)\b[^.!?]{0,20}`,
    String.raw`\b${MADE}`,
    String.raw`(?:^|[.!?:]\s)(?:Try|Meet|Use|Enter|Consider|Check out|Introducing)`,
    String.raw`\b(?:about|with) / [:–—]`,
  )}\\s+(?:the |its |\\p{Lu}\\p{L}*(?:['’]s)? ){0,2}$`,
  'iu',
);

/** "Unlike X", "like X or": what the subject is measured by. */
const MEASURE =
  /\b(?:unlike|like|than|beats?|outperforms?|compared (?:to|with)|anders als|im Gegensatz zu|contrairement à|a diferencia de|comme|wie|como) (?:[^,;:]{1,40} (?:and|or|und|oder|et|ou|y|o) )?(?:the )?$/iu;

/** Whether the clause of the phrase has a subject that points back: "X beats Y and it is ...", "Unlike X, the model is ...". */
export function pointsBack(lead: string): boolean {
  return ONE_OF_THEM.test(lead) || IT.test(lead) || THE_MODEL.test(lead) || THE_MODEL_SO.test(lead);
}

/** Whether the clause says which of several is meant: "the latter is". */
export function isOneOfThem(lead: string): boolean {
  return ONE_OF_THEM.test(lead);
}

/** What a clause points back to within its sentence: its first name where that is the subject, else the only one. */
export function bindWithin(
  previous: readonly Local[],
  text: string,
  start: number,
  isOpenable: (mention: Mention) => boolean,
): Mention | null {
  const candidates = previous.filter(
    (it) => isOpenable(it.mention) && !MEASURE.test(text.slice(Math.max(start, it.start - REACH), it.start)),
  );
  const [first] = candidates;
  if (!first) return null;
  return OPENS.test(text.slice(Math.max(start, first.start - REACH), first.start))
    ? first.mention
    : onlyOne(candidates);
}

/** What the sentence right before speaks of: its subject, or the one thing that somebody publishes or uses in it. */
function subjectOf({ text, before, start, isOpenable }: Setting): Mention | null {
  const last = before.at(-1);
  if (!last || isBeyond(text, last.end, start)) return null;
  const opening = sentenceStart(text, last.start);
  const there = before.filter((it) => it.start >= opening);
  const [first, second] = there;
  if (!first) return null;
  const isAlone =
    !second || !/^(?:,? (?:and|or|und|et|y)|,) (?:\p{Lu}[\p{L}\d]*['’]s )?$/u.test(text.slice(first.end, second.start));
  if (OPENS.test(text.slice(opening, first.start)) && isAlone && isOpenable(first.mention)) return first.mention;
  const one = onlyOne(there.filter(({ mention }) => isOpenable(mention)));
  if (one && /を(?:発表|公開|リリース|開発)|がおすすめ|(?:发布|推出|开源)/u.test(text.slice(opening, start)))
    return one;
  return one && IS_OBJECT.test(text.slice(opening, first.start)) ? one : null;
}

/** Whether a whole sentence stands between a name and the sentence that starts at `start`. */
function isBeyond(text: string, end: number, start: number): boolean {
  return start - end > REACH || /[.!?]\s/.test(text.slice(end, start - 1));
}

/** How far back a sentence may start. */
const REACH = 300;

/** Where the sentence of an offset starts. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - REACH);
  let start = from;
  for (const match of text.slice(from, at + 1).matchAll(/[.!?]["”]?\s(?=["“(]?[\p{Lu}\p{N}])/gu))
    start = from + match.index + match[0].length;
  return start;
}

const COUNTS: Readonly<Record<string, number>> = {
  both: 2,
  'tous deux': 2,
  'toutes deux': 2,
  entrambi: 2,
  beide: 2,
  'les deux': 2,
  ambos: 2,
  two: 2,
  zwei: 2,
  dos: 2,
  three: 3,
  drei: 3,
  trois: 3,
  tres: 3,
  four: 4,
  vier: 4,
  quatre: 4,
  cuatro: 4,
  five: 5,
  six: 6,
};

/** The things that "both", "all three" or "they" point to: those of the sentence before or of the text so far, where their number fits. */
function lastGroup({ text, before, earlier, start }: Setting, word: string): Mention[] {
  const last = before.at(-1);
  const from = last ? sentenceStart(text, last.start) : 0;
  const wanted = COUNTS[word.toLowerCase()] ?? COUNTS[word.toLowerCase().split(' ').at(-1) ?? ''];
  const distinct = (there: readonly Local[]): Mention[] => [
    ...new Map(there.map(({ mention }) => [mention.id, mention])).values(),
  ];
  const near = last && !isBeyond(text, last.end, start) ? before.filter((it) => it.start >= from) : [];
  for (const group of [near, before.length > 0 ? before : earlier]) {
    const things = distinct(group);
    const isWhole = group === near || /^(?:all|alle|tous|todos)$/i.test(word);
    if (wanted === undefined ? isWhole && things.length > 1 : things.length === wanted) return things;
  }
  return [];
}

/** The thing that "the latter" or "the first of these" points to, among those of the sentence, or of the one before. */
function oneOfThem({ text, phrase, inside, before, start }: Setting, word: string): Mention[] {
  const here = inside.filter((it) => it.end <= phrase.start);
  const last = before.at(-1);
  const from = last && !isBeyond(text, last.end, start) ? sentenceStart(text, last.start) : Infinity;
  const there = here.length > 1 ? here : before.filter((it) => it.start >= from);
  const things = [...new Map(there.map(({ mention }) => [mention.id, mention])).values()];
  if (things.length < 2) return [];
  const place = PLACES.findIndex((words) => words.includes(word.toLowerCase()));
  const thing = things.at(place < 0 ? -1 : place);
  return thing ? [thing] : [];
}

/** Ordinals by what they point to; all others mean the last. */
const PLACES: readonly (readonly string[])[] = [
  ['first', 'former', 'erste', 'erstere', 'premier', 'primero'],
  ['second', 'zweite', 'segundo'],
  ['third'],
];
