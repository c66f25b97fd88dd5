// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../lib/language/en.ts';
import { WordsContext } from '../words-context.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import {
  CLOSED,
  CORPUS,
  DERIVED,
  FAMILY,
  MIXED,
  NOT_ASSESSED,
  OPEN_RECIPE,
  OPEN_WEIGHTS,
  PARTLY,
  RESTRICTED,
} from '../../tests/gallery/samples.ts';
import { Breakdown, type BreakdownProps } from './Breakdown.tsx';

const events = {
  onBack: vi.fn(),
  onOpen: vi.fn<BreakdownProps['onOpen']>(),
  onReport: vi.fn<BreakdownProps['onOpen']>(),
  onCopy: vi.fn<BreakdownProps['onCopy']>(),
};

function show(answer: Answer): HTMLElement {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(
    <WordsContext.Provider value={en}>
      <Breakdown answer={answer} siteUrl={null} {...events} />
    </WordsContext.Provider>,
    place,
  );
  return place;
}

function section(place: HTMLElement, title: string): Element | null {
  return [...place.querySelectorAll('h2')].find((heading) => heading.textContent === title)?.parentElement ?? null;
}

const row = (place: HTMLElement, name: RegExp) =>
  [...place.querySelectorAll('.or-table tr:has(td)')].find((line) => name.test(line.textContent ?? ''));

describe('Breakdown', () => {
  it.each([
    [OPEN_RECIPE, 'Open recipe'],
    [PARTLY, 'Partly open recipe'],
    [OPEN_WEIGHTS, 'At least open weights'],
    [RESTRICTED, 'Restricted weights'],
    [CLOSED, 'Closed'],
    [NOT_ASSESSED, 'Not assessed'],
    [MIXED, 'Restricted weights: varies'],
    [CORPUS, 'Partly open corpus'],
  ])('begins with the verdict: %#', (answer, words) => {
    expect(show(answer).querySelector('.or-verdict strong')?.textContent).toBe(words);
  });

  it('gives one reason for each cause', () => {
    expect(show(RESTRICTED).querySelectorAll('.or-overview .or-list li')).toHaveLength(3);
    expect(show(OPEN_RECIPE).querySelector('.or-overview .or-list')).toBeNull();
  });

  it('answers the four questions and names the first blocker', () => {
    const abilities = section(show(RESTRICTED), 'What it lets you do');
    expect(abilities?.querySelectorAll('dt')).toHaveLength(4);
    expect(abilities?.querySelectorAll('dd .or-claim')).toHaveLength(4);
    expect(section(show(CORPUS), 'What it lets you do')?.querySelectorAll('dt')).toHaveLength(2);
    expect(section(show(NOT_ASSESSED), 'What it lets you do')).toBeNull();
  });

  it('links evidence without telling where the reader came from', () => {
    const links = [...show(RESTRICTED).querySelectorAll('a')];
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      expect(link.href).toMatch(/^https:/);
      expect(link.rel).toContain('noreferrer');
    }
  });

  it('never makes a link of anything but https', () => {
    const answer: Answer = {
      ...RESTRICTED,
      contested: [{ text: 'a', url: 'javascript:alert(1)' }],
      url: 'http://plain.example/',
    };
    const hrefs = [...show(answer).querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(hrefs.some((href) => !href?.startsWith('https:'))).toBe(false);
  });

  it('shows both sides where sources disagree', () => {
    const line = row(show(OPEN_RECIPE), /^Optimi[sz]er/);
    expect(line?.textContent).toContain('Sources disagree');
    expect(line?.querySelectorAll('.or-claim')).toHaveLength(2);
  });

  it('says what came from the base model', () => {
    const place = show(DERIVED);
    expect(row(place, /^Weights/)?.textContent).toContain('from its base');
    expect(place.textContent).toContain('The card says MIT License, its base says Apache License 2.0.');
  });

  it('tells what is not disclosed from what nobody has looked at', () => {
    expect(section(show(CLOSED), 'Energy and carbon')?.textContent).toContain('Not disclosed');
    const unchecked = CLOSED.components.map((one) =>
      one.component === 'energy_carbon' ? { ...one, status: 'unknown' as const } : one,
    );
    const place = show({ ...CLOSED, components: unchecked });
    expect(section(place, 'Energy and carbon')?.textContent).toContain('Nobody has checked');
  });

  it('says in one sentence that nobody has checked anything', () => {
    const place = show(NOT_ASSESSED);
    expect(section(place, 'Components')?.textContent).toContain('Nobody has checked its components');
    for (const title of ['Terms', 'Lineage', 'Energy and carbon']) expect(section(place, title)).toBeNull();
    expect(place.querySelectorAll('.or-table')).toHaveLength(0);
  });

  it('gives a series the span of its sizes', () => {
    expect(show(MIXED).querySelector('.or-hero')?.textContent).toContain('3.1B to 72.7B');
    expect(show(RESTRICTED).querySelector('.or-hero')?.textContent).toMatch(/8B$/);
  });

  it('shows no history of terms that never changed, and each standard once', () => {
    const [first] = RESTRICTED.licenceHistory;
    const [quoted] = RESTRICTED.quoted;
    const place = show({
      ...RESTRICTED,
      licenceHistory: first ? [first] : [],
      quoted: quoted ? [{ ...quoted, value: 'older', date: '2023-01' }, quoted] : [],
    });
    expect(place.querySelector('.or-timeline')).toBeNull();
    const names = [...(section(place, 'Other standards')?.querySelectorAll('dt') ?? [])].map((row) => row.textContent);
    expect(new Set(names).size).toBe(names.length);
    expect(section(place, 'Other standards')?.textContent).toMatch(/31 of 100.*older/);
  });

  it('lists the series of a family, newest first, and claims nothing of it as a whole', () => {
    const place = show(FAMILY);
    const lines = [...(section(place, 'Series')?.querySelectorAll('li') ?? [])];
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'Qwen2.5Restricted weights, variesSep 2024',
      'Qwen2Open weightsJun 2024',
    ]);
    for (const title of ['Releases', 'Components', 'Terms', 'Lineage', 'Energy and carbon', 'Say it right'])
      expect(section(place, title)).toBeNull();
    expect(section(show(RESTRICTED), 'Releases')).toBeNull();
  });

  it('leaves out of a corpus what only models have', () => {
    const place = show(CORPUS);
    expect(section(place, 'Energy and carbon')).toBeNull();
    expect(section(place, 'Other standards')).toBeNull();
  });

  it('copies wording, opens other models, goes back and reports', () => {
    const place = show(RESTRICTED);
    const named = (name: string) =>
      [...place.querySelectorAll('button')].find(
        (button) => (button.getAttribute('aria-label') ?? button.textContent) === name,
      );
    named('Copy: one line')?.click();
    expect(events.onCopy).toHaveBeenCalledWith(expect.stringContaining('Llama 3.1 8B'));
    named('OLMo 3 7B')?.click();
    expect(events.onOpen).toHaveBeenCalledWith('allenai/Olmo-3-1025-7B');
    named('Back')?.click();
    expect(events.onBack).toHaveBeenCalledOnce();
    named('Missing or wrong?')?.click();
    expect(events.onReport).toHaveBeenCalledWith(RESTRICTED.id);
  });
});
