/** The phrases and small words that openness claims are made of, in several languages. Rules: the project's rule book, 7.4. */

import { anyOf } from './any-of.ts';

/** What a phrase says: `source` (open source, fully open), `weights` (open weights), `note` (open model, openly available). */
export type ClaimKind = 'source' | 'weights' | 'note';

const H = '[\\s\\u2010-\\u2015\\u00ad-]';

const FULLY = anyOf(
  'fully / truly / completely / entirely / genuinely',
  'vollständig / komplett / wirklich',
  'entièrement / totalement / vraiment',
  'totalmente / completamente / verdaderamente',
);
const OPEN_SOURCE = anyOf(
  String.raw`open${H}?sourc(?:e[ds]?|ing)(?![\p{L}]) / opensource\w* / quelloffen\w*`,
  'código abierto / codigo abierto / código aberto / fuente abierta / codice aperto / code source ouvert / source ouverte',
  String.raw`öppen källkod / åpen kildekode / otwartym? (?:kod|źródł)\w*`,
);

/** Phrases by kind; the first that matches at a place counts. */
export const PHRASES: readonly (readonly [ClaimKind, RegExp])[] = [
  [
    'weights',
    new RegExp(
      `\\b(?:fully |truly )?open${H}?weight(?:s|ed)?\\b|\\boffenen? Gewichten?\\b|\\bpoids ouverts?\\b|\\bpesos abiertos?\\b|\\bpesi aperti\\b|\\bpesos abertos\\b|开放权重|权重开放|オープンウェイト|オープンウエイト`,
      'giu',
    ),
  ],
  [
    'source',
    new RegExp(
      anyOf(
        String.raw`\b(?:${FULLY} )?${OPEN_SOURCE}`,
        // Openness without sources: only what is said to be wholly open.
        String.raw`\b(?:fully|truly|completely|entirely|genuinely) open(?![-\w])`,
        String.raw`\b(?:vollständig|vollkommen|komplett|wirklich|gänzlich) offene?[rsnm]?(?![-\p{L}])`,
        String.raw`\b(?:entièrement|totalement|pleinement|vraiment) ouverte?s?(?![-\p{L}])`,
        String.raw`\b(?:totalmente|completamente|plenamente|verdaderamente) (?:abiert[oa]s?|apert[oaie]|abert[oa]s?)(?![-\p{L}])`,
        String.raw`完全开放 / открыт\p{L}+ (?:исходн\p{L}+ )?код\p{L}* / 开源 / 開源 / オープンソース / 오픈 ?소스`,
      ),
      'giu',
    ),
  ],
  [
    'note',
    new RegExp(
      `\\bopen(?:${H}access|ly (?:available|licensed|released))\\b|\\bopen (?=(?:\\w+ ){0,2}(?:models?|LLMs?|release)\\b)|\\boffene[rsnm]? (?=(?:\\w+ )?(?:Sprachm|M)odell)`,
      'giu',
    ),
  ],
];

/** What stands right behind the phrase where it is said of software, a community or a thing in general. */
export const OTHER_NOUN = new RegExp(
  String.raw`^[\s-]*(?:["”»]?\s*)(?:\p{L}[\p{L}-]* ){0,2}?${anyOf(
    // Software.
    String.raw`librar\w* / frameworks? / tool\w* / software / platforms? / apps?\b / applications? / repo\w*`,
    // Communities, and openness as such.
    String.raw`communit\w* / ecosystem\w* / world / space / movement / initiatives? / definition / developers? / projects? /
      contribut\w+ / compan(?:y|ies) / startups?`,
    String.raw`code(?:base)?\b(?! (?:models?|LLMs?|generation)) / packages? / engines? / servers? / serving / inference / editor /
      clients? / interface / agents?\b / plugins?\b / operating / database / foundation\b(?! model) / maintainers? / advocates? /
      AI(?! (?:models?|systems?|LLMs?))\b`,
    String.raw`-?Bibliothek\w* / -?Software / -?Community / -?Projekt\w* / -?Werkzeug\w*`,
    String.raw`logiciels? / bibliothèques? / communauté / herramientas? / comunidad / bibliotecas?`,
    String.raw`领域 / [\u4e00-\u9fff]{0,4}软件 / 社区 / 生态 / 之旅 / 软件 / 工具 / 框架 / 库 / 许可 / 協議 / コミュニティ / ソフト /
      ライブラリ / 协议`,
    String.raw`status\b / vs\b / versus\b / license\w*\b / licence\w*\b / Lizenz\w* / data ?sets?\b`,
  )}`,
  'iu',
);

/** A licence that is the thing's own keeps the claim: "its open-source license". */
export const OWN_BEFORE = /(?:\b(?:its|their|ihrer?|seiner?|deren|dessen|sa|son|leurs?|su|sus))\s*$|[它其]的?$/iu;

export const NEGATION = new RegExp(
  String.raw`(?:\b${anyOf(
    String.raw`not / never / no / nor / isn['’]t / aren['’]t / wasn['’]t / weren['’]t / doesn['’]t / don['’]t / didn['’]t / cannot /
      can['’]t / neither / nobody / no one / none / hardly`,
    String.raw`myth / misnomer / falsely / misleadingly / wrongly / incorrectly / mistakenly / misleading to / wrong to / untrue /
      false that / far from / falls? short of / short of / instead of / rather than / without`,
    String.raw`nicht / keine?[rsnm]? / nie`,
    String.raw`pas / jamais / aucun / sans / nunca / nadie / nessuno / personne / niemand / ningún / ni / non / niet / geen / não / nem /
      nunca / ikke / inte`,
    String.raw`(?:disagree|den(?:y|ies|ied)|dispute[sd]?|doubt(?:s|ed)?|question(?:s|ed)?|reject(?:s|ed)?) (?:that|whether|if|the) /
      refus\w+ / declin(?:es?|ed)`,
  )}\b|n['’]t\b|以为|不是|并非|非|不|没有|ではな|ではあり)`,
  'iu',
);
/** Negations that deny nothing: "not only fast but", "makes good on its promise". */
export const NO_NEGATION =
  /\b(?:not|n['’]t) (?:only|just|merely)\b|\bisn['’]t (?:only|just|merely)\b|\bnicht nur\b|\bnon seulement\b|\bno (?:solo|sólo)\b|\b(?:can['’]t|cannot|couldn['’]t|hard to) believe\b|\bno (?:wonder|doubt)\b|不(?:仅|只|但)|\b(?:good on|kept|keeps|keeping|fulfil\w*|deliver\w* on|honou?r\w*) (?:\p{L}+ ){0,2}(?:promise|pledge)s?\b/giu;
/** "X may be open source, but": granted. */
export const GRANTED = /\b(?:may|might)(?: well)? be (?:\p{L}+ly )?$|\bmag $/iu;
export const GRANTED_AFTER = /^(?: sein)?[^.;:]{0,40}?,? (?:but|yet|aber|doch)\b/iu;
/** What denies a description in passing: "no open-source X". */
export const DENIED_IN_PASSING =
  /\b(?:no|non|not an?|not really|kein\w*|aucun|ningún|supposedly|allegedly|angeblich\w*|vermeintlich\w*|prétendu\w*|supuest\w+) (?:\p{L}+ )?$/iu;
/** A sentence that takes the one before back: "No, it isn't." */
export const DENIED_NEXT =
  /^\s*["”]?\s*(?:No[,.!]? it|Nope|No\.|Not really|Not quite|Not so|Wrong|False|Except (?:that )?it|(?:That|This)(?: is|['’]s)(?: simply| just)? (?:not|wrong|false|untrue|nonsense)|It(?: is|['’]s) not\.|It isn['’]t\.|Nein|Falsch|Stimmt nicht|Non,|C['’]est faux|Faux|Falso)/u;
/** Verbs by which a thing comes into the world: what will be done by them is not so yet. */
export const PUBLISHES =
  /\b(?:releas|launch|publish|unveil|introduc|develop|build|train|ship|mak|mad|open|veröffentlich|vorstell|publi|lanc|lanz|desarroll|développ)/iu;
/** What stands before a name where a question takes it for granted: "Why pay for X when Y is open source?" */
export const GIVEN =
  /\b(?:when|since|because|now that|given that|although|though|weil|da|obwohl|puisque|alors que|quand|cuando|porque|ya que) (?:[\p{Lu}\d][\p{L}\d.]*(?:['’]s)? |the |both |a model like ){0,2}$/u;
const UNTRUE = anyOf(
  'misleading / false / wrong / untrue / incorrect / inaccurate / dishonest / nonsense / debatable / disputed / contested',
  'questionable / myth / stretch / lie / misnomer',
  'irreführend / falsch / trompeur / faux / abusif / engañoso / falso',
);
/** What follows the phrase where it is denied behind it. */
export const NEGATION_AFTER = new RegExp(
  anyOf(
    String.raw`^(?:の|な)?(?:モデル)?(?:では|じゃ)(?:な|あり) / ^(?:모델)?(?:이|가) 아니`,
    String.raw`^["”»]?,?(?: \p{L}+){0,3} (?:is|was|would be|seems|ist|wäre|est|serait|es|sería) (?:\p{L}+ ){0,3}${UNTRUE}\b`,
    String.raw`^ only (?:in (?:the|a|name|some|that)\b|if\b)`,
    String.raw`^ in (?:name only|(?:a|some|the (?:loose|loosest|widest)) (?:\p{L}+ )?sense)`,
    String.raw`^的?[^。]{0,6}(?:并以为|不是|并非|不是这样|不然) / ^[- ]?ish\b`,
  ),
  'iu',
);
/** A noun for software in front of the phrase, where adjectives follow their noun. */
export const OTHER_NOUN_BEFORE =
  /(?<!\p{L})(?:outils?|logiciels?|bibliothèques?|plateformes?|projets?|moteurs?|herramientas?|programas?|plataformas?|proyectos?|bibliotecas?|strument[oi]|librerie?|piattaforme?|progett[oi]|ferramentas?|projetos?|software) (?:d[ei] |en )?$/iu;
export const PROMISE = new RegExp(
  String.raw`\b${anyOf(
    String.raw`will / would / shall / should / ought to / (?:may|might|could|can)(?: \w+)?(?= ?$) / yet to / stop(?:s|ped) / stopping /
      ceas\w+ / vow\w*`,
    String.raw`(?:ask(?:s|ed|ing)?|beg\w*|calls? on|called on|demand\w*|pressur\w*|pushing) (?:[\p{L}\d]+ ){1,3}to / wish\w* /
      urg(?:e[sd]?|ing) / plans? / planned / planning / promis\w+ / pledg\w+ / intends? / going to / about to / to be / soon /
      next (?:week|month|year) / (?:may|might|could|should) (?:\w+ )?be (?=open|released|made)`,
    String.raw`hopes? / (?:wants?|aims?) to(?! thank) / potential(?:ly)? / towards? / rumou?red / considering /
      considers (?:making|whether|to)`,
    String.raw`wird / werden / soll / sollen / würde / könnte / plant / verspricht`,
    String.raw`sera / seront / serait / devrait / prévoit / promet`,
    String.raw`será / serán / sería / podría / planea / promete / sarà / potrebbe / zal / zou`,
  )}\b|将(?=会|要|于|在)|将(?:正式|完全|全面)?$|计划|即将|計画|予定|会$`,
  'iu',
);
export const CONDITION =
  /\b(?:if|unless|whether|provided|wenn|falls|ob|sofern|si|à condition|als het|whenever|until|(?<!at )once(?! ?$))\b|(?:^|[,;:] )se |如果|是否|もし/iu;
/** Words that make the phrase one about things in general: "other open models", "促进开源". */
export const GENERAL_BEFORE =
  /(?:优于|好于|超过|超越|领先|领先于|落后于|不如|击败|(?:优于|超过|超越)了?(?:之前|此前|现有|已有)?|相比[^，。]{0,6}|其他|其它|同类|主流|众多|现有|促进|推动|推进|助力|支持|拥抱)(?:的)?$|他の$/u;
export const COMPARISON = new RegExp(
  String.raw`\b${anyOf(
    String.raw`unlike / than / versus / vs / compared (?:to|with) / in contrast to / as opposed to / opposed to / outperform\w* /
      beat(?:s|ing)? / rival\w* / surpass\w* / over / against / behind / ahead of / gap (?:to|with|between) / competitors? /
      replac\w+ / other`,
    String.raw`anders als / im (?:Gegensatz|Vergleich) zu / verglichen mit / gegenüber`,
    String.raw`par rapport aux? / comparée?s? aux? / face aux? / en comparación con / frente a / rispetto a(?:i|gli)?`,
    String.raw`besser als / contrairement / que les / a diferencia / comparado`,
  )}\s+(?:\p{L}+ ){0,2}$`,
  'iu',
);
/** A verb of calling behind the phrase, where a language puts it last. */
export const ATTRIBUTION_AFTER =
  /^ (?:zu )?(?:bezeichne\w*|nenn\w+|genannt|bewerben|beworben|vermarkte\w*|anpreis\w*)/u;
export const ATTRIBUTION = new RegExp(
  String.raw`\b${anyOf(
    String.raw`calls? / called / calling / claims? / claimed / claiming / describ\w+ / bills? / billed / self-billed / touts? / touted /
      says? / said / saying / labels? / labell?ed / markets? / marketed / advertis\w+ / so-called / according to / dubbed /
      presents? / presented / brands? / branded / considers? / regards?`,
    String.raw`nennt / bezeichnet\w* / laut / angeblich / sogenannt\w* / bewirbt`,
    String.raw`appelle / qualifie / selon / présenté\w* / soi-disant`,
    String.raw`(?:que|se|lo|la) llaman? / califica / según / describe como / dice`,
    String.raw`definisce / secondo / noemt / volgens / chama / segundo`,
  )}\b|称|號稱|号称|所谓|と呼`,
  'iu',
);
