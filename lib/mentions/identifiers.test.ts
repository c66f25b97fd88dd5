import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierFromKey, identifierKey, idFromUrl, parseGithubPath, parseHubPath } from './identifiers.ts';

describe('structured ids', () => {
  it('are read from addresses, deep links included', () => {
    const cases: [string, string | null][] = [
      ['https://huggingface.co/allenai/OLMo-2-1124-7B', 'hub:allenai/OLMo-2-1124-7B'],
      ['https://hf.co/Qwen/Qwen3-8B/tree/main?x=1#y', 'hub:Qwen/Qwen3-8B'],
      ['https://www.huggingface.co/a/b/resolve/main/model.safetensors', 'hub:a/b'],
      ['https://huggingface.co/datasets/allenai/dolma/viewer', 'dataset:allenai/dolma'],
      ['https://huggingface.co/spaces/a/b', null],
      ['https://huggingface.co/docs/transformers', null],
      ['https://huggingface.co/allenai', null],
      ['https://github.com/allenai/OLMo.git', 'github:allenai/OLMo'],
      ['https://github.com/topics/llm', null],
      ['https://arxiv.org/pdf/2501.00656v2', 'arxiv:2501.00656'],
      ['https://ollama.com/library/llama3.1:8b', 'ollama:llama3.1:8b'],
      ['https://example.com/a/b', null],
      ['javascript:alert(1)', null],
      ['../../x', null],
    ];
    for (const [address, key] of cases) {
      const id = idFromUrl(address);
      expect([address, id && identifierKey(id)]).toEqual([address, key]);
    }
  });

  it('may have to be the whole path', () => {
    expect(parseHubPath('/a/b', { exact: true })).not.toBeNull();
    expect(parseHubPath('/a/b/tree/main', { exact: true })).toBeNull();
    expect(parseHubPath('/datasets/a/b', { exact: true })).toEqual({ source: 'dataset', id: 'a/b' });
    expect(parseGithubPath('/a/b/issues', { exact: true })).toBeNull();
    expect(parseHubPath('/../b')).toBeNull();
  });

  it('survive the way there and back; nothing throws', () => {
    const id = { source: 'ollama', id: 'llama3.1:8b' } as const;
    expect(identifierFromKey(identifierKey(id))).toEqual(id);
    expect(identifierFromKey('nothing')).toBeNull();
    fc.assert(fc.property(fc.webUrl(), (address) => idFromUrl(address) !== undefined));
    fc.assert(fc.property(fc.string(), (text) => idFromUrl(text, 'https://huggingface.co/') !== undefined));
  });
});
