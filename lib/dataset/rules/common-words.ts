/**
 * Model names that are also words, people, animals, places or products in ordinary English text. A surface form that
 * is only such a word must be marked ambiguous. Lower case.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  alpaca amber apollo arctic aria ark atlas aurora avatar aya bard bark beaver bee bert bison bloom cactus camel
  canary cedar chameleon chinchilla claude codex coral cosmos crystal cypher danube dart dawn delta diamond doctor dolly
  dolphin dove dragon dream eagle echo ember emu everest falcon feather ferret firefly flamingo flan flow flux forge
  fox fuji fury galaxy gecko gem gemini genie ghost giraffe goat gopher granite grok guanaco gauss hawk helix hermes
  horizon hummingbird hunter hydra imagen iris jamba jade jasper jet juggernaut jupiter kandinsky kimi koala laguna
  lava lemur leo liberty light ling lion llama lotus luma luna lynx lyra lyria magnet mamba mammoth mantis marble
  marco marin mercury meteor minerva mint mistral moon moose moss muse nano neo neptune nova ocean
  octopus olympus omega opal opt optimus opus orca orion owl palm panda panther pegasus perceiver persimmon phi
  phoenix pixel pluto polaris pythia python quartz quasar raven ray recurrent reformer ring robin rocket rose
  sable sage saga sailor salmon sapphire saturn scout seed shark sheep shepherd skylark solar sonnet sora spark
  sparrow spirit spring star starling stella sting storm sun swallow swan swift tango tiger titan tower trinity tulu
  turing ultra unicorn vega veo vicuna viking virgo viper vision volcano vulcan wan wave whisper willow wizard wolf
  yam yi zebra zen zephyr command haiku maverick behemoth fable electra albert roberta elmo ernie gato chronos moirai
  parakeet moonlight tiny lite large medium small base chat instruct coder reason reasoner thinking agent assistant
  comet transformer diffusion stable kosmos prophet aloe allegro bunny chandra homunculus huginn mengzi moment nougat
  cabrita chatterbox dracarys euryale ovis protogen zamba
  otter phantom photon platypus radio reve samantha tanuki tess virchow virtuoso parti pika sensor universal
  `
    .trim()
    .split(/\s+/u),
);
