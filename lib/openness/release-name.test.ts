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

  it('takes the name that the record gives', () => {
    expect(releaseName(series('maker/Model'), { id: 'x/Model-7B', name: 'Model Seven' })).toBe('Model Seven');
  });
});
