import { describe, expect, it, vi } from 'vitest';
import { lookUp } from './hub-lookup.ts';

const ID = 'acme/heron-2';
const answering = (body: unknown, status = 200) =>
  vi.fn<typeof fetch>(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));

describe('lookUp', () => {
  it('asks once, without cookies and without saying where from', async () => {
    const fetcher = answering({ id: ID });
    await lookUp(ID, fetcher);
    expect(fetcher).toHaveBeenCalledTimes(1);
    const [url, options] = fetcher.mock.calls[0] ?? [];
    expect(url).toBe('https://huggingface.co/api/models/acme/heron-2');
    expect(options).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('asks nothing for what is no id', async () => {
    const fetcher = answering({});
    for (const id of ['', 'acme', '../x', 'a/b/c', 'a/b?x', 'a/..', 'https://a.example'])
      expect(await lookUp(id, fetcher)).toEqual({ ok: false, reason: 'no-id' });
    expect(fetcher).not.toHaveBeenCalled();
  });

  it('proposes each value with its source', async () => {
    const result = await lookUp(
      ID,
      answering({
        id: ID,
        gated: 'auto',
        tags: ['base_model:quantized:acme/heron-1', 'license:mit'],
        cardData: { license: 'mit', base_model: 'acme/heron-1', datasets: ['acme/meadow', 7], more: 'x' },
        pipeline_tag: 'text-generation',
        siblings: [
          { rfilename: 'README.md' },
          { rfilename: 'model-00001-of-00002.safetensors' },
          { rfilename: 'src/pre train.py' },
          { rfilename: 'scripts/train_sft.py' },
          { rfilename: 'checkpoint-100/optimizer.pt' },
        ],
      }),
    );
    const source = `https://huggingface.co/${ID}`;
    expect(result).toEqual({
      ok: true,
      id: ID,
      findings: [
        { what: 'model_card', value: 'open', source },
        { what: 'weights_final', value: 'gated_auto', source },
        { what: 'licence', value: 'mit', source },
        { what: 'base model', value: 'acme/heron-1, quantized', source },
        { what: 'data set', value: 'acme/meadow', source },
        { what: 'task', value: 'text-generation', source },
        { what: 'file', value: 'scripts/train_sft.py', source: `${source}/blob/main/scripts/train_sft.py` },
        {
          what: 'file',
          value: 'checkpoint-100/optimizer.pt',
          source: `${source}/blob/main/checkpoint-100/optimizer.pt`,
        },
      ],
    });
  });

  it('says of no weights what the files do not show', async () => {
    const result = await lookUp(ID, answering({ id: ID, gated: false, siblings: [{ rfilename: '.gitattributes' }] }));
    expect(result).toEqual({ ok: true, id: ID, findings: [] });
  });

  it('says what went wrong', async () => {
    const reasonOf = async (fetcher: typeof fetch) => {
      const result = await lookUp(ID, fetcher);
      return result.ok ? null : result.reason;
    };
    expect(await reasonOf(answering('', 404))).toBe('not-found');
    expect(await reasonOf(answering('', 401))).toBe('not-found');
    expect(await reasonOf(answering('', 500))).toBe('unreachable');
    expect(await reasonOf(answering('<html>'))).toBe('unreadable');
    expect(await reasonOf(answering({ id: '../x' }))).toBe('unreadable');
    expect(await reasonOf(answering(`"${'x'.repeat(2_000_001)}"`))).toBe('unreadable');
    expect(await reasonOf(vi.fn<typeof fetch>().mockRejectedValue(new TypeError('offline')))).toBe('unreachable');
  });
});
