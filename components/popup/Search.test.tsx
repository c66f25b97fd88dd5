// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../lib/language/en.ts';
import { WordsContext } from '../words-context.ts';
import { RESTRICTED } from '../../tests/gallery/samples.ts';
import { Search, type SearchProps } from './Search.tsx';

const events = {
  onSearch: vi.fn<SearchProps['onSearch']>(),
  onOpen: vi.fn<SearchProps['onOpen']>(),
  onBack: vi.fn(),
  onReport: vi.fn(),
  onExplore: vi.fn<SearchProps['onExplore']>(),
};

function show(query: string, results: SearchProps['results']): HTMLElement {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(
    <WordsContext.Provider value={en}>
      <Search query={query} results={results} most={30} {...events} />
    </WordsContext.Provider>,
    place,
  );
  return place;
}

describe('Search', () => {
  it('says what can be searched, what was found, and that nothing was', () => {
    expect(show('', null).querySelector('output')?.textContent).toContain('A name');
    expect(show('llama', [RESTRICTED]).querySelector('output')?.textContent).toBe('1 result');
    expect(show('llamma', []).querySelector('output')?.textContent).toContain('“llamma”');
  });

  it('offers to report what it does not find', () => {
    show('llamma', []).querySelector<HTMLElement>('.or-button')?.click();
    expect(events.onReport).toHaveBeenCalledOnce();
    expect(show('llama', [RESTRICTED]).querySelector('.or-button')).toBeNull();
  });

  it('leads on to everything where it finds nothing, or more than it lists', () => {
    const links = (place: HTMLElement) => [...place.querySelectorAll<HTMLElement>('.or-link')];
    links(show(' llamma ', [])).at(-1)?.click();
    expect(events.onExplore).toHaveBeenLastCalledWith('llamma');
    const many = Array.from({ length: 30 }, (_, place) => ({ ...RESTRICTED, id: `x/${place}` }));
    const place = show('llama', many);
    expect(place.querySelector('output')?.textContent).toBe('The 30 best matches');
    links(place).at(-1)?.click();
    expect(events.onExplore).toHaveBeenLastCalledWith('llama');
  });

  it('reports typing and the chosen result', () => {
    const place = show('llama', [RESTRICTED]);
    const field = place.querySelector('input');
    if (!field) throw new Error('no search field');
    field.value = 'llama 3';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(events.onSearch).toHaveBeenCalledWith('llama 3');
    place.querySelector<HTMLButtonElement>('.or-row')?.click();
    expect(events.onOpen).toHaveBeenCalledWith(RESTRICTED.id);
  });
});
