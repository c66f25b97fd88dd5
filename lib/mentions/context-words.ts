/** Words that speak for or against a model's name, in English, German, French, Spanish and some other languages. */
import { anyOf } from './any-of.ts';

/** AI vocabulary. Strong: hardly used elsewhere. Words of scripts without spaces stand by themselves. */
const STRONG_WORDS = anyOf(
  String.raw`LLMs? / SLMs? / VLMs? / VLAs? / chat-?bots? / ChatGPT / Copilot / OpenAI / Anthropic / DeepMind / Hugging ?Face /
    hugging ?chat`,
  // Kinds of models and of AI.
  String.raw`language models? / foundation models? / diffusion models? / generative (?:AI|model\w*) /
    AI (?:models?|systems?|assistants?|agents?|labs?|chatbots?) / text-to-(?:image|video|speech|audio)`,
  // How they are made, run and measured.
  String.raw`fine-?tun\w+ / pre-?train(?:ed|ing) / machine learning / deep learning / neural net\w* /
    artificial intelligence / reinforcement learning / RLHF / GRPO / instruction[- ]tun\w+ / open[- ]weights? /
    context (?:window|length) / chain[- ]of[- ]thought / tokenizers? / transformers? / mixture[- ]of[- ]experts / MoE /
    multimodal / GGUF / vLLM / ollama / quanti[sz](?:ed|ation) / embeddings? / perplexity / hallucinat\w+ /
    prompt(?:s|ed|ing)? / zero-shot / few-shot / inference / MMLU / GSM8K / HumanEval / SWE-bench / LMArena / AGI / GenAI /
    Gen AI / RAG / LoRAs?`,
  String.raw`Sprachmodell\w* / KI-\w+ / KI / künstliche\w* Intelligenz / maschinelle\w* Lern\w+ / neuronale\w* Netz\w*`,
  String.raw`modèles? de langue / modèles? de langage / intelligence artificielle / apprentissage (?:automatique|profond) /
    IA générative`,
  String.raw`modelos? de lenguaje / inteligencia artificial / aprendizaje (?:automático|profundo) / IA generativa`,
  String.raw`modelli? linguistic\w+ / intelligenza artificiale`,
  String.raw`taalmodel\w* / kunstmatige intelligentie`,
  String.raw`modelos? de linguagem / inteligência artificial`,
  String.raw`языков\w+ модел\w+ / нейросет\w+`,
  String.raw`kunstig intelligens / språkmodell\w* / modely? jazykow\w*`,
);
const STRONG = new RegExp(
  String.raw`\b${STRONG_WORDS}\b|人工智能|大模型|语言模型|生成式|人工知能|生成AI|言語モデル|大規模言語|인공지능|언어 ?모델|(?<![A-Za-z])(?:AI|A\.I\.)(?![A-Za-z])`,
  'gu',
);
/** Weak: common in AI texts, and elsewhere. */
const WEAK_WORDS = anyOf(
  String.raw`models? / training / trained / weights / parameters? / tokens? / benchmarks? / datasets? / GPUs? / NVIDIA / CUDA /
    checkpoints? / API / agents? / reasoning / coding / open[- ]source`,
  String.raw`Modelle?n? / modèles? / modelos? / modelli / IA`,
);
const WEAK = new RegExp(String.raw`\b${WEAK_WORDS}\b|模型|モデル|모델`, 'gu');

/** The distinct words of AI vocabulary in a text, in small letters. */
export function aiWordsIn(text: string): { readonly strong: ReadonlySet<string>; readonly weak: ReadonlySet<string> } {
  const strong = new Set(Array.from(text.matchAll(STRONG), (match) => match[0].toLowerCase().replace(/s$/, '')));
  const weak = new Set(Array.from(text.matchAll(WEAK), (match) => match[0].toLowerCase().replace(/s$/, '')));
  return { strong, weak };
}

/** Keys that the gate lets pass besides names, so that the background sees what a page is about. */
export const CONTEXT_KEYS: readonly string[] = [
  'llm',
  'llms',
  'chatgpt',
  'openai',
  'anthropic',
  'chatbot',
  'deepmind',
  'huggingface',
];

/** Makers and products whose name speaks of AI, whatever the dataset lists. */
export const AI_MAKERS = new RegExp(
  String.raw`\b${anyOf(
    String.raw`OpenAI / Anthropic / DeepMind / Hugging ?Face / Meta AI / Mistral AI / xAI / Cohere / Stability AI / EleutherAI /
      Moonshot / Zhipu / Z\.ai / MiniMax / AI21 / Databricks / Perplexity / ChatGPT / Copilot`,
  )}\b`,
);

/** What may stand between a name and the verb. */
const BEFORE_VERB = anyOf(
  String.raw`has / have / had / hat / also / just / now / is / was / will / today / once / not / never / yet to / hasn['’]t / \w+ly`,
);

/** What firms and people do, and models do not. */
const FIRM_DOES = anyOf(
  // They say, or do not say.
  String.raw`said / says / saying / disclos(?:es?|ed|ing) /
    (?:(?:not|never|yet to) |hasn['’]t )(?:describ\w+|document\w+|explain\w+|reveal\w+|shar\w+) / announc\w+`,
  // They hire, sue, buy, publish, plan.
  String.raw`hir(?:es?|ed|ing) / rais(?:es?|ed|ing) / sued? / sues / suing / found(?:ed) / employ\w+ / acquir\w+ /
    partner(?:s|ed|ing)? / publish\w+ / wrote / told / tells / plans? / planned / argu\w+ / claim(?:s|ed) / invest\w+`,
  // They bring something out.
  String.raw`unveil\w* / unleash\w* / drop(?:s|ped) / shipp?(?:s|ed) / launch(?:es|ed|ing)? / releas(?:es?|ed|ing) / introduc\w+ /
    open-?sourc\w+`,
  // What is said of them, and how they deal with money and people.
  String.raw`valued / backed / based in / headquartered / spen[dt]s? / appoint\w* / poach\w* / vow(?:s|ed) / promis(?:es|ed) /
    hopes / expects / seeks / files / filed / owns / joins / joined / sells / sold / charges /
    (?:cuts?|slash\w*|lower(?:s|ed)|rais\w*) (?:its )?(?:\w+ )?(?:prices?|fees|jobs|staff) /
    (?:answer|respond|follow|counter|retaliat)\w* (?:up )?with / (?:has|hat|a|ha) (?:\p{L}+ ){0,2}(?:its|sein\p{L}*|sa|ses|su|sus) /
    pays? / paid / signed / denied / denies / declined / confirmed / stated / tweeted / posted / trained / retreat\w* /
    clos(?:es|ed) (?:a |an |on |its |[€$£\d])`,
  // German, French and Spanish, first in the past, then in the present.
  String.raw`sagte? / sagt / teilte / kündigte / veröffentlicht\w* / stellte / gab`,
  String.raw`a (?:annoncé|lancé|déclaré|publié|levé) / annonce / lance / déclare`,
  String.raw`anunció / lanzó / dijo / presentó / publicó`,
  String.raw`fordert / kauft / sammelt / erhält / bekommt / plant / baut / gründet / eröffnet / verhandelt / verkauft / senkt`,
  String.raw`lève / recrute / signe / mise / défie / dévoile`,
  String.raw`recauda / ficha / presenta / lanza`,
);

/** A verb after a name whose doer is a firm or a person, not a model. */
export const FIRM_VERBS = new RegExp(String.raw`^(?:${BEFORE_VERB} )*${FIRM_DOES}(?!\p{L})`, 'iu');

/** What stands before a firm. */
export const FIRM_BEFORE = new RegExp(
  String.raw`\b${anyOf(
    String.raw`at / by / founders? of / co-?founder of / CEO of / startups? / start-up / labs? / company / companies / firms? /
      providers? like / maker / makers / team at / engineers? at / researchers? (?:at|from) / acquired / invested in / sued /
      partnership with / partnered with / praised / thanks to / hired by / competitors? (?:like|such as|of) /
      rivals? (?:like|such as|of)`,
    String.raw`du laboratoire / le laboratoire / l'entreprise / das Unternehmen / die Firma / Start-?up / empresa / compañía /
      ,\s(?:de|von|di)`,
    String.raw`(?:modèle|modelo|modello|modell|model)s?(?: [\p{L}-]+){0,3} (?:de|von|di|da) /
      (?:blocks|blocked|bans|banned|probes|fines|investigates)`,
  )}\s*$`,
  'iu',
);

/** What stands before a team or lab even where the name is no firm's. */
export const TEAM_BEFORE = new RegExp(
  String.raw`\b${anyOf(
    String.raw`team / releases? from / announcement from / engineers? at / researchers? (?:at|from) / people at /
      folks (?:at|from) / CEO of / founders? of`,
  )}\s+$`,
  'i',
);

/** Those who work in a team or lab, and what else such firms are called. */
const STAFF = anyOf(
  'team / engineers? / researchers? / CEO / founders? / employees / staff / lead / head / developers? / scientists?',
);
const FIRMS = anyOf('providers? / companies / labs / firms / startups / makers / vendors');
const TEAM_DOES = anyOf(
  'announced? / announces / unveil(?:s|ed) / hire[sd] / raised / tweeted / posted / open-?sourced',
);

/** What follows a team or lab even where the name is no firm's. */
export const TEAM_AFTER = new RegExp(
  String.raw`^(?:['’]s (?:\w+ ){0,2}${STAFF}\b| and (?:the )?other (?:\w+ )?${FIRMS}\b| (?:has |have |\w+ly )?${TEAM_DOES} | ?(?:发布|推出|开源)了?(?:新一代|全新|最新|其|新|[A-Za-z])| ?(?:团队|研究团队|实验室|研究院|チーム|研究所|팀))`,
);

/** Given names before, and surnames after, are told by form; titles and roles by these words. */
export const PERSON_BEFORE = new RegExp(
  String.raw`\b${anyOf(
    'Mr / Mrs / Ms / Dr / Prof / Professor / Professeur / Profesor / Sir / Saint / St / Jean / Monsieur / Madame / M / Mme',
    'Herr / Frau / Señor / Don / President / Minister / Captain / Coach / King / Queen / Prince',
    'uncle / aunt / friend / brother / sister / mother / father',
    'actor / actress / painter / artist / composer / singer / player / striker / director / author / poet / writer',
  )}\.?\s+$`,
  'i',
);

/** Whose what is, if it follows a person's name. */
const OF_A_PERSON = anyOf(
  'wife / husband / mother / father / son / daughter / brother / sister / family / friends? / career / death / life / house',
  'home / painting / music',
);
/** What follows a person's name. */
export const PERSON_AFTER = new RegExp(
  String.raw`^(?:,? (?:aged )?\d{2},|,? (?:who|whose)\b|['’]s ${OF_A_PERSON}|, [A-Z]\.(?:[ ,-]|$))`,
);

/** Other senses, told by a word next to the name. */
export const OTHER_SENSE_AFTER = new RegExp(
  String.raw`^[ -]${anyOf(
    // Names that go on.
    'Heavy / Overflow / Guardrails / Framework / Curator',
    // Rockets, animals, the sky.
    '[Rr]ockets? / [Ss]pacecraft / [Cc]apsule / [Mm]issions? / [Ww]ool / [Ff]arm\\w* / [Hh]erds? / [Cc]onstellation',
    '[Hh]oroscope / [Mm]eteors? / [Mm]eteor shower / [Ff]ilter / [Cc]odec / Dei / Alimentarius / [Mm]issiles?',
    // Places.
    '[Ss]tadium / [Ss]treet / [Aa]venue / [Pp]ark / [Rr]oad / [Rr]iver / [Mm]ountains? / [Ii]slands? / [Cc]ity / [Cc]ounty',
    '[Bb]each / [Hh]otel / [Ff]estival / FC / United / Scotia',
    // Software, and what people watch and read.
    '[Pp]rotocol / [Pp]atterns? / XPU / CD / OS / Linux / [Ff]ans? / [Gg]odmother / [Tt]heatre / [Tt]heater / [Rr]ecords',
    'Street / [Aa]wards? / [Mm]edal / [Pp]rize / [Tt]est / [Mm]achine / [Ss]hips? / [Ss]hark / [Bb]irds? / [Ww]hales?',
    '[Dd]ocumentary / [Ff]ilm / [Mm]ovie / [Nn]ovel / [Aa]lbum / [Ss]ong',
    // Science, power, institutions.
    '[Oo]bservatory / [Tt]elescope / [Pp]robe / [Mm]oon / [Ll]ander / [Pp]ower / [Pp]anels? / [Ee]nergy / [Ss]ystem',
    '[Ff]lares? / [Ff]inance / [Cc]ar / [Rr]estaurants? / [Cc]hurch / [Hh]ospital / [Ss]chool / [Uu]niversity / [Cc]ollege',
    '[Aa]irport / [Ss]tation / [Bb]ridge / [Vv]alley / [Rr]eactor / [Ss]ubmarine / [Ss]ub',
    // Hardware.
    '[Gg]raphics / GPUs? / [Xx]p / RTX / Vista / chips? / [Pp]rocessors? / [Mm]ascot',
  )}\b`,
);

/** What stands before a thing or an animal, not a name: articles with a small word. */
export const THING_BEFORE = new RegExp(
  String.raw`\b${anyOf(
    'an? / the / this / that / these / those / some / many / several / two / three / four / five / wild / baby',
    'my / your / his / her / their / our',
    'el / la / los / las / un / una / le / les / une / des / der / die / das / ein / eine / den / dem',
  )}\s+$`,
  'i',
);

/** Whether a text reads German, where every noun has a capital and words are joined by hyphens. */
export function isGerman(text: string): boolean {
  return (
    (text.match(/\b(?:der|die|das|und|ist|nicht|mit|von|für|auf|ein|eine|einen|sich|auch|wird|den|dem)\b/g) ?? [])
      .length > 2
  );
}
