/** The words of model names: what may follow a name and belong to it, and what may not. All folded (see tokens.ts). */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Variant words: they say which checkpoint, and belong to the name when they follow it with a capital letter or a
 * hyphen ("Llama 3.1 Instruct", "qwen2.5-coder").
 */
export const VARIANTS = words(`
  instruct instruction chat base it pt turbo mini nano micro tiny small medium large xl xxl xs huge giant big lite light
  flash pro plus max ultra extreme premium fast thinking think reasoning reasoner deep research coder code math vl vision
  visual omni audio speech voice tts asr realtime live video image edit layered music embed embedding embeddings rerank
  reranker reward guard shield prompt preview exp experimental beta alpha rc final latest next new turbos high low medium
  air airx flashx moe dense distill distilled sft dpo rl rlvr rlhf grpo orpo ppo kto hf gguf gptq awq exl2 ggml mlx bnb
  int4 int8 fp8 fp4 fp16 bf16 nvfp4 mxfp4 bit q4 q5 q8 qat quantized lora qlora adapter merged dev schnell kontext krea
  fill canny depth redux klein terminus speciale zero multilingual english en zh de fr es ja hermes scout maverick behemoth
  opus sonnet haiku instant codex oss safeguard o e2b e4b mobile edge ocr agent agentic tool tools function calling
  long context storywriter saba ministral parallel terse open deduped v heavy prover verifier sum summarize caption
  captioner translate translator transcribe diarize guardian functional web computer use unfiltered uncensored abliterated
  turbo-preview python js java sql verilog swallow elyza vlm vla mm multimodal hybrid mamba ssm
`);

/** Variant words that belong to a name after a space, written with a capital ("Llama 2 Chat"). */
export const SPACED_VARIANTS = words(`
  instruct chat base it turbo mini nano micro tiny small medium large xl xxl lite light flash pro plus max ultra fast thinking
  reasoning reasoner coder vl vision omni preview exp experimental beta alpha moe air airx flashx maverick scout behemoth opus sonnet haiku codex
  instant dev schnell kontext krea fill canny depth redux klein zero terminus speciale embedding embed reranker rerank guard
  hermes oss e2b e4b tts asr audio math next nemotron swallow saba nemo vit
  multimodal image distill sft dpo rlvr heavy prover storywriter realtime live safeguard
`);

/** Variant words that belong to a name even in small letters after a space ("gpt 3.5 turbo", "gemini pro"). */
export const CASUAL_VARIANTS = words('turbo it mini nano flash pro opus sonnet haiku maverick scout coder codex');

/** Small words joined by a hyphen which are no part of the name ("Llama-based", "GPT-style"). */
export const HYPHEN_ENDINGS = words(`
  based like style styled powered class level grade type enabled compatible generated written trained tuned driven derived
  specific related assisted made only native inspired aware agnostic ready themed backed built esque ish ified sized
  dominated focused first centric using equivalent killer family models model sourced weights weight basiert basierte
  basiertes basierten gestutzt gestutzte gestutzten modelle modell modellen ahnliche ahnlich artige
`);

/** Variant words that are one family's own and name its line alone ("Opus 4.5", "Scout"). */
export const LINE_WORDS = words('opus sonnet haiku scout maverick behemoth codex kontext saba nemo hermes storywriter');

/** Generic words at the end of a listed alias, which are no part of the name ("Mistral models"). */
export const GENERIC_ENDINGS = words(
  'model models family series dataset datasets data corpus language llm llms lm ai suite collection',
);

/** What is named with a model's name but is software, a technique, a community or a benchmark. */
export const NOT_MODEL_AFTER = words(`
  team teams lab labs laboratory researchers engineers developers employees staff founder founders cofounder ceo cto inc corp
  corporation ltd llc gmbh holdings company startup firm
  library libraries framework frameworks toolkit repo repos repository repositories codebase sdk cli plugin extension
  package server client cookbook recipes stack core cpp rs py eval evals evaluation bench benchmark benchmarks leaderboard arena
  protocol index hub studio console dashboard playground desktop app apps website
  store community communities discord subreddit forum institute university college organization
  scope linux os operating decoding attention mode block partition disk optimizer format formats factory architecture
  equipe forscher entwickler firma unternehmen bibliothek laboratorio empresa entreprise societe
`);

/** Words that may stand in front of a hyphen before a name without being part of it. */
export const HYPHEN_PREFIXES = words('non anti pre post pro ex multi mid new old open de la le der die das via with');

/** Units after a number: it counts something and is no version ("Gemini 2 weeks"). */
export const UNITS = words(`
  times days day weeks week months month years year hours hour minutes minute seconds percent pct million billion trillion
  thousand users people points point tokens gb mb tb kb gpus cards dollars euros euro usd km miles meters metres feet others
  jahre jahren tage tagen wochen monate uhr prozent millionen milliarden ans jours mois semaines heures anos dias meses
  january february march april may june july august september october november december
`);

/** Words whose number counts something of the thing named, and no line of models ("Haiku Release 1"). */
export const COUNTED = words(`
  release version update build part chapter issue volume season episode figure table section step phase round level
  group class type stage question case act scene line page room gate track stop exit day game match set lot
`);

/** Common first words: the index files such names under their next word. */
export const COMMON_FIRST = words(`
  the a an open code stable command text deep big super tiny small red common chat star smart hyper my free new simple global
  multi neural image video audio long fast mini large all best
`);

/** A size in a name: 70b, 8x7b, a22b, e4b, 1.5b, 350m, 2.4t. */
export function isSize(word: string): boolean {
  return /^(?:[ae]?\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)?b\d?|\d+(?:\.\d+)?[mt]|\d+x\d+(?:\.\d+)?b)$/.test(word);
}

/** A date in a name: 2407, 0324, 1106, 20250514. */
export function isDate(word: string): boolean {
  return /^(?:(?:0\d|1[0-2])(?:[0-2]\d|3[01])|2[3-9](?:0\d|1[0-2])|20[12]\d[01]\d[0-3]\d)$/.test(word);
}

/** A version: 2, 3.1, v0.2, 4o, k2, r1. */
export function isVersion(word: string): boolean {
  return /^[a-z]?\d{1,2}(?:\.\d+)*[a-z]?$/.test(word) && !isSize(word);
}

/** Two words of names that say the same: "v3" and "3", "it" and "instruct". */
export function plainWord(word: string): string {
  if (word === 'it') return 'instruct';
  return /^v\d/.test(word) ? word.slice(1) : word;
}
