/**
 * Words that name models and also something else: animals, people, places, stars, common nouns, companies, software. A
 * name that is one of these needs evidence from its surroundings even where the dataset forgets to say so.
 */
export const AMBIGUOUS_WORDS: ReadonlySet<string> = new Set(
  `
  ada aero aion alex alice alpaca alpha amber anna apollo apertus aquila aria ariel arctic artemis athena atlas atom aurora
  aya babbage bard bart bay bee bert bison bloom bonito borealis bud c4 camel canary cedille chameleon chinchilla claude clip
  cobra cobol codex cohere colossus command common composer cosmos crystal curie cursor cyclone dall dino dolly dolma dolphin
  dream echo electra emu eagle ernie esm eureka eva falcon firefly flamingo flan flash flux fox fuyu galactica galileo gato
  gecko gemini gemma genie gopher granite grok guanaco haiku hawk hermes hunter hydra imagen inflection indus janus jamba jais
  jasper jupiter jurassic kimi koala kosmos laguna lamda leo libra lima llama luna lumo luminous lyra lynx mamba manus marin
  marco maverick medium mercury meta midas minerva mistral molmo moonshot moshi muse mythos nano nemo nemotron neo nova nous
  nemotron obsidian olympus omega open opal opt opus orca orion orpheus otter owl palm panda panther parrot pegasus perplexity
  persimmon phi phoenix pile pixtral platypus polaris poro prometheus pythia raven rave reka replit rio robin root roots rosetta
  runway sage salamandra sana saga scout seed sequoia sherlock sirius skywork smaug snowflake solar sonar sonic sonnet sora sora spark
  sparrow spirit stack starling step suno suzume swan swin t5 t0 tiger titan titans tora turing turbo twin unicorn vega veo vicuna
  viking vision wan whisper wizard wolf yi yoda zephyr zamba zeus italia teuken velvet minerva fable mint gpt vit resnet ling ring aurora bagel
  bailing doubao hunyuan helium hymba ideogram dream kling lance lucie luma mimo odyssey pika pleias palmyra rocket robin sky
  stream sun tulu tower trinity ultra uni vidu viper step o1 o3 o4 r1 k2 v3 m2 s1 esm ava dice albert albertina alia alma amie bagel bark belle blip canine capybara chirp cicero claire
  clap coca ctrl dart emilia ferret florence forge glide gnome goat goose gorilla griffin guru herbert hubert jukebox
  lightning maestro magma marigold moonlight moonshine moss nectar noor norbert parakeet piper reformer retro roberta
  saiga shai silo soda swallow synth tapas tortoise trellis universal ultravox
`
    .trim()
    .split(/\s+/),
);

/**
 * Those that are everyday words, or common names of software: other models on the page are no evidence for them; their own
 * maker, family, version or size is.
 */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  `
  vit resnet amber atlas aurora bee bloom bonito canary command composer coral cosmos crystal cursor dolphin dream eagle echo eureka
  fable firefly flash flux fox gopher granite hermes hawk hunter jasper jupiter koala light luna lynx marco medium mercury minerva
  mint muse nova obsidian octopus omega opal open opt orca orion orion owl palm panda parrot phoenix pile pilot polaris rave raven
  replit ring robin rocket roots runway saga sage scout seed shark sky solar sonar sonic spark sparrow spirit stack starling step
  stream sun swan tiger titan tower turbo ultra unicorn vega velvet viking vision voyager wizard wolf zeus jurassic ada alia alma ava bagel bark belle canine chirp cicero claire clap
  ctrl dart emilia ferret florence forge glide goat goose gorilla griffin guru herbert hubert jukebox lightning maestro
  magma marigold marin moonlight moonshine moss nectar noor norbert parakeet piper reformer retro shai silo soda swallow
  synth tapas tortoise trellis universal yi
  `
    .trim()
    .split(/\s+/),
);
