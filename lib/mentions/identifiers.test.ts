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

  it('are read from addresses that the page they stand on completes', () => {
    const on = (base: string, address: string) => idFromUrl(address, base)?.id ?? null;
    expect(on('https://huggingface.co/models', '/allenai/OLMo-2-1124-7B')).toBe('allenai/OLMo-2-1124-7B');
    expect(on('https://huggingface.co/allenai/', 'OLMo-2-1124-7B/tree/main')).toBe('allenai/OLMo-2-1124-7B');
    expect(on('https://example.com/x', '//GitHub.com/allenai/OLMo')).toBe('allenai/OLMo');
    expect(on('https://example.com/x', ' HTTPS://HuggingFace.co/a/b ')).toBe('a/b');
    expect(on('https://huggingface.co/models', 'https://example.com/a/b')).toBeNull();
    expect(on('https://example.com/?to=huggingface.co', '/a/b')).toBeNull();
    expect(on('https://example.com/x', '/a/b')).toBeNull();
  });

  it('have two parts, both well formed', () => {
    expect(parseHubPath('/datasets/a/b')).toEqual({ source: 'dataset', id: 'a/b' });
    expect(parseHubPath('/../b')).toBeNull();
    expect(parseHubPath('/a')).toBeNull();
    expect(parseHubPath('')).toBeNull();
    expect(parseGithubPath('//a//b')).toEqual({ source: 'github', id: 'a/b' });
  });

  it('survive the way there and back; nothing throws', () => {
    const id = { source: 'ollama', id: 'llama3.1:8b' } as const;
    expect(identifierFromKey(identifierKey(id))).toEqual(id);
    expect(identifierFromKey('nothing')).toBeNull();
    fc.assert(fc.property(fc.webUrl(), (address) => idFromUrl(address) !== undefined));
    fc.assert(fc.property(fc.string(), (text) => idFromUrl(text, 'https://huggingface.co/') !== undefined));
  });
});
