/** The dataset's own records lead to the verdicts of the worked models: the hand-made data against the rule book. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../lib/dataset/read-files.ts';
import { recordsIn } from '../../lib/dataset/records-in.ts';
import { judgeAbilities } from '../../lib/openness/abilities.ts';
import { ABILITIES } from '../../lib/openness/answer.ts';
import { assessModel } from '../../lib/openness/assess-model.ts';
import { readRow } from '../../lib/openness/claims-row.ts';
import { COMPONENT_IDS } from '../../lib/openness/components.ts';
import { judgeFrameworks } from '../../lib/openness/frameworks/registry.ts';
import { LICENCES } from '../../lib/openness/licences.fixture.ts';
import type { LicenceTable, Recipe } from '../../lib/openness/recipe.ts';
import type { Records } from '../../lib/openness/records.ts';
import { judgeTier } from '../../lib/openness/tier.ts';
import type { WorkedModel } from '../../lib/openness/worked-models.ts';
import { STATUS_LETTERS, WORKED_MODELS } from '../../lib/openness/worked-models.ts';

/** Where the dataset says what a worked model says: a release, a series without releases, or every series of a family. */
const PLACES: Readonly<Record<string, string>> = {
  'OLMo 7B (v1)': 'allenai/OLMo-7B',
  'OLMo 2 32B (base)': 'allenai/OLMo-2-0325-32B',
  'OLMo 2 7B Instruct': 'allenai/OLMo-2-1124-7B-Instruct',
  'OLMo 3.1 32B Think': 'allenai/Olmo-3.1-32B-Think',
  'Pythia 12B': 'EleutherAI/pythia-12b',
  'LLM360 Amber 7B': 'LLM360/Amber',
  'LLM360 K2-V2 70B': 'LLM360/K2-V2-Instruct',
  'SmolLM2 1.7B Instruct': 'HuggingFaceTB/SmolLM2-1.7B-Instruct',
  'SmolLM3 3B': 'HuggingFaceTB/SmolLM3-3B',
  'Apertus 70B Instruct': 'swiss-ai/Apertus-70B-Instruct-2509',
  'Marin 8B (base)': 'marin-community/marin-8b-base',
  'Comma v0.1-2T 7B': 'common-pile/comma-v0.1-2t',
  'DCLM-7B': 'apple/DCLM-7B',
  'T5-11B': 'google-t5/t5-11b',
  'BLOOM 176B': 'bigscience/bloom',
  'GPT-NeoX-20B': 'EleutherAI/gpt-neox-20b',
  'StarCoder2 15B': 'bigcode/starcoder2-15b',
  'Nemotron 3 Nano 30B-A3B': 'nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16',
  'Stable Diffusion 1.5': 'stable-diffusion-v1-5/stable-diffusion-v1-5',
  'OpenCLIP ViT-H/14 (LAION-2B)': 'laion/CLIP-ViT-H-14-laion2B-s32B-b79K',
  'GPT-2 1.5B': 'openai-community/gpt2-xl',
  'Mistral 7B v0.1': 'mistralai/Mistral-7B-v0.1',
  'Mixtral 8x7B Instruct': 'mistralai/Mixtral-8x7B-Instruct-v0.1',
  'Mistral Large 3 675B': 'mistralai/Mistral-Large-3-675B-Instruct-2512',
  'Qwen2.5 7B': 'Qwen/Qwen2.5-7B-Instruct',
  'Qwen3 235B-A22B': 'Qwen/Qwen3-235B-A22B',
  'DeepSeek V3-0324': 'deepseek-ai/DeepSeek-V3-0324',
  'DeepSeek R1': 'deepseek-ai/DeepSeek-R1',
  'Kimi K2 Instruct': 'moonshotai/Kimi-K2-Instruct',
  'GLM-4.5': 'zai-org/GLM-4.5',
  'gpt-oss-120b': 'openai/gpt-oss-120b',
  'Grok-1 314B': 'xai-org/grok-1',
  'Falcon 40B': 'tiiuae/falcon-40b',
  'Yi-1.5 34B': '01-ai/Yi-1.5-34B-Chat',
  'Phi-4 14B': 'microsoft/phi-4',
  'Gemma 4': 'google/gemma-4-31B-it',
  'Granite 4.0 H-Small': 'ibm-granite/granite-4.0-h-small',
  'FLUX.1 schnell': 'black-forest-labs/FLUX.1-schnell',
  'Whisper large-v3': 'openai/whisper-large-v3',
  'CLIP ViT-L/14 (OpenAI)': 'openai/clip-vit-large-patch14',
  'Llama 2 70B': 'meta-llama/Llama-2-70b-chat-hf',
  'Llama 3.1 405B': 'meta-llama/Llama-3.1-405B-Instruct',
  'Llama 4 Maverick': 'meta-llama/Llama-4-Maverick-17B-128E-Instruct',
  'Gemma 3 27B': 'google/gemma-3-27b-it',
  'Mistral Large 2': 'mistralai/Mistral-Large-Instruct-2407',
  'Qwen2.5 72B': 'Qwen/Qwen2.5-72B-Instruct',
  'DeepSeek V3 (Dec 2024)': 'deepseek-ai/DeepSeek-V3',
  'Kimi K3': 'moonshotai/Kimi-K3',
  'Grok-2': 'xai-org/grok-2',
  'Falcon 3 10B': 'tiiuae/Falcon3-10B-Instruct',
  'Command R+': 'CohereLabs/c4ai-command-r-plus',
  'Stable Diffusion 3.5 Large': 'stabilityai/stable-diffusion-3.5-large',
  'FLUX.1 dev': 'black-forest-labs/FLUX.1-dev',
  'Tülu 3 70B (on Llama 3.1)': 'allenai/Llama-3.1-Tulu-3-70B',
  'GPT-4o': 'openai/gpt-4o',
  'GPT-5 family': 'openai/gpt-5',
  'Claude (all versions)': 'family/claude',
  'Gemini (all versions)': 'family/gemini',
  'Muse Spark': 'meta/muse-spark',
};

const letters: Readonly<Record<string, string>> = STATUS_LETTERS;

/**
 * Where two sources contradict each other the rule book leaves a part open; the dataset keeps both claims, and the more
 * cautious counts. Parts by model, with what counts.
 */
const DISPUTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Granite 4.0 H-Small': { report: 'none', data_card: 'none' },
};

function workedRecipe(model: WorkedModel): Recipe {
  const parts = model.parts.replaceAll(' ', '');
  const [weights, pretrain, posttrain, code] = model.licences.split(' ').map((id) => (id === '-' ? null : id));
  const [size, active, tokens] = model.size;
  const row = {
    kind: model.kind,
    parameters_billion: size,
    active_billion: active,
    training_tokens_trillion: tokens,
    multimodal: model.multimodal,
    components: {
      ...Object.fromEntries(COMPONENT_IDS.map((id, index) => [id, letters[parts[index] ?? '']])),
      ...DISPUTED[model.name],
    },
    licences: { weights, data_pretrain: pretrain, data_posttrain: posttrain, code },
    peer_reviewed_paper: letters[model.paper],
    lineage_summary: model.lineage,
  };
  return readRow(row, LICENCES);
}

function verdictOf(recipe: Recipe, licences: LicenceTable): unknown {
  const { tier, couldBe, withTrainingHistory, causes } = judgeTier(recipe, licences);
  const abilities = judgeAbilities(recipe, licences);
  const frameworks = judgeFrameworks(recipe, licences);
  return {
    tier,
    couldBe,
    withTrainingHistory,
    causes: causes.map(({ about, value }) => ({ about, value })),
    abilities: ABILITIES.map((ability) => `${ability}: ${abilities[ability].answer}`),
    frameworks: Object.entries(frameworks).map(([name, { value }]) => `${name}: ${value}`),
  };
}

let records: Records;

function recipesAt(place: string): Recipe[] {
  const series = place.startsWith('family/') ? records.members(place) : [];
  const models = series.length > 0 ? series.map((record) => ({ series: record })) : [records.model(place)];
  return models.map((model) => {
    if (model === undefined) throw new Error(`${place} is not in the dataset`);
    return assessModel(model, records).recipe;
  });
}

describe('the dataset gives the worked models their verdicts', () => {
  beforeAll(async () => {
    const { dataset, faults } = await readDataset(fileURLToPath(new URL('../../data', import.meta.url)));
    expect(faults).toEqual([]);
    records = recordsIn(dataset);
  }, 60_000);

  it('knows a place for each', () => {
    expect(Object.keys(PLACES)).toEqual(WORKED_MODELS.map(({ name }) => name));
  });

  it.each(WORKED_MODELS.map((model) => [model.name, model] as const))('%s', (name, model) => {
    const expected = verdictOf(workedRecipe(model), LICENCES);
    for (const recipe of recipesAt(PLACES[name] ?? '')) expect(verdictOf(recipe, records.licences)).toEqual(expected);
  });
});
