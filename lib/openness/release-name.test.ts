import { describe, expect, it } from 'vitest';
import { series } from './recipes.fixture.ts';
import { releaseName } from './release-name.ts';

const nameOf = (name: string, ...ids: string[]) => {
  const record = series('maker/series', { name, releases: ids.map((id) => ({ id })) });
  return record.releases.map((release) => releaseName(record, release));
};

describe('releaseName', () => {
  it.each([
    ['OLMo 2', 'allenai/OLMo-2-1124-13B-Instruct', 'OLMo 2 13B Instruct'],
    ['Pythia', 'EleutherAI/pythia-6.9b', 'Pythia 6.9B'],
    ['Llama 3.1', 'meta-llama/Llama-3.1-8B', 'Llama 3.1 8B'],
    ['Mistral 7B', 'mistralai/Mistral-7B-Instruct-v0.3', 'Mistral 7B Instruct v0.3'],
    ['Mixtral', 'mistralai/Mixtral-8x7B-v0.1', 'Mixtral 8x7B v0.1'],
    ['DeepSeek-R1', 'deepseek-ai/DeepSeek-R1', 'DeepSeek-R1'],
    ['Gemma 2', 'google/gemma-2-9b-it', 'Gemma 2 9B it'],
    ['Mistral Large 2', 'mistralai/Mistral-Large-Instruct-2407', 'Mistral-Large-Instruct-2407'],
    ['Code Llama', 'codellama/CodeLlama-7b-Instruct-hf', 'Code Llama 7B Instruct'],
    ['GPT-2', 'openai-community/gpt2', 'GPT-2'],
    ['Tülu 2', 'allenai/tulu-2-dpo-7b', 'Tülu 2 dpo 7B'],
  ])('%s, %s: %s', (name, id, expected) => expect(nameOf(name, id)).toEqual([expected]));

  it('keeps the date where two releases would have one name', () => {
    expect(nameOf('Model', 'x/Model-7B-2407', 'x/Model-7B-2411', 'x/Model-13B-2411')).toEqual([
      'Model 7B 2407',
      'Model 7B 2411',
      'Model 13B',
    ]);
  });

  it('names a maker once who stands in the id too', () => {
    const named = (name: string, developer: string, id: string) => {
      const record = series(`${developer}/series`, { name, releases: [{ id }] });
      return record.releases.map((release) => releaseName(record, release));
    };
    expect(named('Llama 3', 'meta', 'meta-llama/Meta-Llama-3-8B')).toEqual(['Llama 3 8B']);
    expect(named('Mistral 7B', 'mistral', 'mistralai/Mistral-7B-v0.1')).toEqual(['Mistral 7B v0.1']);
  });

  it.each([
    ['InternLM2.5', 'internlm/internlm2_5-7b-chat', 'InternLM2.5 7B chat'],
    ['Qwen', 'Qwen/Qwen-1_8B', 'Qwen 1.8B'],
    ['GOT-OCR', 'x/GOT-OCR-2_0', 'GOT-OCR 2.0'],
    // No points: what is on its sides are two words.
    ['Evo 2', 'arcinstitute/evo2_7b', 'Evo 2 7B'],
    ['ESM-2', 'facebook/esm2_t33_650M_UR50D', 'ESM-2 t33 650M UR50D'],
  ])('reads the underscores of %s, %s: %s', (name, id, expected) => expect(nameOf(name, id)).toEqual([expected]));

  it('takes the start of a name from what else the series is called, and never from an id', () => {
    const named = (name: string, aliases: readonly string[], id: string) => {
      const record = series('maker/series', { name, aliases, releases: [{ id }] });
      return record.releases.map((release) => releaseName(record, release));
    };
    expect(named('Gemma (first generation)', [], 'google/gemma-2b-it')).toEqual(['Gemma 2B it']);
    expect(named('Falcon 7B and 40B', ['Falcon', 'falcon-7b'], 'tiiuae/falcon-7b')).toEqual(['Falcon 7B']);
    expect(named('UL2', ['Flan', 'Flan-UL2'], 'google/flan-ul2')).toEqual(['Flan-UL2']);
    expect(named('BLUUMI', ['BLUUMI'], 'TurkuNLP/bloom-finnish-176b')).toEqual(['bloom-finnish-176b']);
  });

  it('takes the name that the record gives', () => {
    expect(releaseName(series('maker/Model'), { id: 'x/Model-7B', name: 'Model Seven' })).toBe('Model Seven');
  });
});
