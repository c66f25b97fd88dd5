// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../lib/language/en.ts';
import { WordsContext } from '../words-context.ts';
import { CLOSED, CORPUS, MIXED, OPEN_RECIPE, OPEN_WEIGHTS, RESTRICTED } from '../../tests/gallery/samples.ts';
import { PageList, type PageListProps } from './PageList.tsx';

const base: PageListProps = {
  state: 'ready',
  entries: [],
  host: 'example.org',
  enabled: true,
  siteEnabled: true,
  dataset: { version: 12, date: '2026-11-20' },
  onOpen: vi.fn<PageListProps['onOpen']>(),
  onSearch: vi.fn(),
  onToggle: vi.fn<PageListProps['onToggle']>(),
  onToggleSite: vi.fn<PageListProps['onToggleSite']>(),
  onAllow: vi.fn(),
  onReport: vi.fn(),
  onCopyReport: vi.fn(),
  onSaveReport: vi.fn(),
};

function show(props: Partial<PageListProps>): HTMLElement {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(
    <WordsContext.Provider value={en}>
      <PageList {...base} {...props} />
    </WordsContext.Provider>,
    place,
  );
  return place;
}

const entries: PageListProps['entries'] = [
  { summary: CLOSED, mentions: 3, calledOpen: false, contradicted: [], sentences: [] },
  { summary: MIXED, mentions: 2, calledOpen: true, contradicted: [], sentences: [] },
  {
    summary: RESTRICTED,
    mentions: 9,
    calledOpen: true,
    contradicted: ['open source'],
    sentences: ['Meta calls Llama 3.1 open source.'],
  },
  { summary: OPEN_RECIPE, mentions: 1, calledOpen: true, contradicted: [], sentences: [] },
  { summary: CORPUS, mentions: 1, calledOpen: false, contradicted: [], sentences: [] },
];

const texts = (place: HTMLElement, selector: string) =>
  [...place.querySelectorAll(selector)].map((element) => element.textContent);

describe('PageList', () => {
  it('groups by tier, models before corpora, most mentioned first', () => {
    const place = show({ entries });
    expect(texts(place, 'h2')).toEqual(['Open recipe', 'Restricted weights', 'Closed', 'Partly open corpus']);
    expect(texts(place, '.or-row-name')).toEqual([
      'OLMo 2 13B Instruct',
      'Llama 3.1 8Bthe page says: “open source”',
      'Qwen2.5varies',
      'GPT-4o',
      'The Pile',
    ]);
    expect(texts(place, '.or-row-end')[1]).toBe('9 mentions');
  });

  it('sums the page up', () => {
    expect(texts(show({ entries }), '.or-sum p')).toEqual([
      '4 models and 1 corpus named, 3 called open source, 1 of them is.',
    ]);
    expect(texts(show({ entries: entries.slice(0, 1) }), '.or-sum p')).toEqual(['1 model named.']);
    const claimed = [{ summary: OPEN_WEIGHTS, mentions: 1, calledOpen: true, contradicted: [], sentences: [] }];
    expect(texts(show({ entries: claimed }), '.or-sum p')).toEqual([
      '1 model named, 1 called open source, which it is not.',
    ]);
  });

  it.each([
    ['empty', {}, 'No model is named'],
    ['loading', { state: 'loading' }, 'Reading the page'],
    ['no page of ours', { state: 'unsupported' }, 'cannot be read'],
    ['without permission', { state: 'no-access' }, 'No access to example.org'],
    ['switched off', { enabled: false }, 'Switched off'],
    ['switched off on this site', { siteEnabled: false }, 'Switched off'],
  ] as const)('says why there is nothing: %s', (_what, props, words) => {
    expect(show(props).querySelector('output')?.textContent).toContain(words);
  });

  it('says that the bundled data is used when storage is blocked', () => {
    expect(show({ storageBlocked: true }).textContent).toContain('bundled data is used');
  });

  it('reports switches and rows', () => {
    const place = show({ entries });
    const [site, all] = place.querySelectorAll<HTMLInputElement>('[type=checkbox]');
    site?.click();
    all?.click();
    expect(base.onToggleSite).toHaveBeenCalledWith(false);
    expect(base.onToggle).toHaveBeenCalledWith(false);
    place.querySelector<HTMLButtonElement>('.or-row')?.click();
    expect(base.onOpen).toHaveBeenCalledWith(OPEN_RECIPE.id);
  });

  it('asks for access only on a press', () => {
    const place = show({ state: 'no-access' });
    expect(base.onAllow).not.toHaveBeenCalled();
    place.querySelector<HTMLButtonElement>('.or-button')?.click();
    expect(base.onAllow).toHaveBeenCalledOnce();
  });
});
