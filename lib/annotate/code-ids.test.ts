import { describe, expect, it } from 'vitest';
import { idsInCode } from './code-ids.ts';

const found = (text: string) =>
  idsInCode(text).map(({ start, end, id }) => [text.slice(start, end), id?.source ?? null]);

describe('idsInCode', () => {
  it.each([
    ['m = AutoModel.from_pretrained("acme/Heron-1-7B")', [['acme/Heron-1-7B', 'hub']]],
    ["d = load_dataset('acme/meadow', split='train')", [['acme/meadow', 'dataset']]],
    ['vllm serve acme/Heron-1-7B --port 80', [['acme/Heron-1-7B', 'hub']]],
    [
      'hf download acme/Heron-1-7B\nollama run heron1:7b',
      [
        ['acme/Heron-1-7B', 'hub'],
        ['heron1:7b', null],
      ],
    ],
    ['git clone https://huggingface.co/acme/Heron-1-7B', [['https://huggingface.co/acme/Heron-1-7B', 'hub']]],
    ['model = "acme/Heron-1-7B"', [['acme/Heron-1-7B', 'hub']]],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  it.each(['import src/llama/run', 'llama = Falcon("x")', 'cp a/b c/d', 'const claude = gemini / 2'])(
    'nothing in %s',
    (text) => expect(found(text)).toEqual([]),
  );
});
