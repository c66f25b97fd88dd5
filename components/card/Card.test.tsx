// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CLOSED,
  CORPUS,
  DERIVED,
  FAMILY,
  MIXED,
  NOT_ASSESSED,
  OPEN_RECIPE,
  OPEN_WEIGHTS,
  RESTRICTED,
} from '../../tests/gallery/samples.ts';
import { en } from '../../lib/language/en.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import { cardContent, type ContradictedClaim } from './card-content.ts';
import { Card, type CardProps } from './Card.tsx';

const events = { onOpen: vi.fn<CardProps['onOpen']>(), onReport: vi.fn<CardProps['onOpen']>(), onClose: vi.fn() };

function show({ answer, claim }: { answer: Answer; claim?: ContradictedClaim }): HTMLElement {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(<Card content={cardContent(en, answer, claim)} {...events} />, place);
  return place;
}

const verdict = (place: HTMLElement) => place.querySelector('.or-verdict')?.textContent;
const press = (place: HTMLElement, name: string) =>
  [...place.querySelectorAll('button')]
    .find((button) => (button.getAttribute('aria-label') ?? button.textContent) === name)
    ?.click();

beforeEach(() => {
  vi.clearAllMocks();
});

describe('Card', () => {
  it.each([
    ['an open recipe', OPEN_RECIPE, 'Open recipe with training history'],
    ['open weights that could be more', OPEN_WEIGHTS, 'At least open weights could be partly open recipe'],
    ['restricted weights', RESTRICTED, 'Restricted weights'],
    ['a closed model', CLOSED, 'Closed'],
    ['what nobody has assessed', NOT_ASSESSED, 'Not assessed'],
    ['a series whose releases differ', MIXED, 'Restricted weights: varies'],
    ['a derived model', DERIVED, 'Open recipe from OLMo 2 13B Instruct'],
    ['a corpus', CORPUS, 'Partly open corpus'],
  ])('gives the verdict of %s', (_what, answer, words) => {
    expect(verdict(show({ answer }))).toBe(words);
  });

  it('names the model, its developer and its month', () => {
    expect(show({ answer: RESTRICTED }).querySelector('h2')?.textContent).toBe('Llama 3.1 8B Meta · Jul 2024');
    expect(show({ answer: NOT_ASSESSED }).querySelector('h2')?.textContent?.trim()).toBe('Unheard-of 7B');
  });

  it('has one line each for data, code, weights and terms', () => {
    expect(
      [...show({ answer: RESTRICTED }).querySelectorAll('.or-pairs:not(.or-tiers) dt')].map((term) => term.textContent),
    ).toEqual(['Data', 'Code', 'Weights', 'Terms']);
  });

  it('lists sizes and dates by tier where releases differ', () => {
    const lines = [...show({ answer: MIXED }).querySelectorAll('.or-tiers > div')].map((line) => line.textContent);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Open weights7\.6.*14\.7.*32\.5.*Sep 2024$/);
    expect(lines[1]).toMatch(/^Restricted weights3\.1.*72\.7.*Sep 2024$/);
  });

  it('says of a family only how its releases differ', () => {
    const place = show({ answer: FAMILY });
    expect(place.querySelector('.or-tiers')?.textContent).toMatch(
      /^Open weights4 releases.*Restricted weights2 releases/,
    );
    expect(place.querySelector('.or-pairs:not(.or-tiers)')).toBeNull();
    expect(place.querySelector('.or-chart')).toBeNull();
  });

  it('answers a claim of the text only when it was opened from one', () => {
    expect(show({ answer: RESTRICTED }).querySelector('.claim')).toBeNull();
    const claim = { text: 'open source', attributed: false };
    expect(show({ answer: RESTRICTED, claim }).querySelector('.claim')?.textContent).toContain('open source');
  });

  it('names one alternative, which opens', () => {
    const place = show({ answer: RESTRICTED });
    expect(place.querySelector('.instead')?.textContent).toContain('OLMo 3 7B');
    press(place, 'OLMo 3 7B');
    expect(events.onOpen).toHaveBeenCalledWith('allenai/Olmo-3-1025-7B');
    expect(show({ answer: OPEN_RECIPE }).querySelector('.instead')).toBeNull();
  });

  it('says how many claims there are and how old the newest check is', () => {
    expect(show({ answer: RESTRICTED }).querySelector('footer')?.textContent).toContain('14 claims, newest Jun 2026');
    expect(show({ answer: NOT_ASSESSED }).querySelector('footer')?.textContent).toContain('No claims yet');
  });

  it('reports what was pressed', () => {
    const place = show({ answer: RESTRICTED });
    press(place, 'Full breakdown');
    press(place, 'Missing or wrong?');
    press(place, 'Close');
    expect(events.onOpen).toHaveBeenCalledWith(RESTRICTED.id);
    expect(events.onReport).toHaveBeenCalledWith(RESTRICTED.id);
    expect(events.onClose).toHaveBeenCalledOnce();
  });

  it('shows markup in a name as text', () => {
    const place = show({ answer: { ...RESTRICTED, name: '<img src=x onerror=alert(1)>' } });
    expect(place.querySelector('img')).toBeNull();
    expect(place.querySelector('h2')?.textContent).toContain('<img');
  });
});
