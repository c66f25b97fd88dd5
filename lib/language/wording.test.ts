import { describe, expect, it } from 'vitest';
import { claiming, licensed, openSeries, recordsOf, series } from '../openness/recipes.fixture.ts';
import { answer } from '../openness/summary.ts';
import { en } from './en.ts';
import {
  bibtex,
  cardLines,
  causeText,
  citationFor,
  citationText,
  claimNote,
  dateText,
  energyText,
  frameworkValue,
  fullSentence,
  shortSentence,
  sizeText,
} from './wording.ts';

const records = recordsOf([]);
const about = (record = openSeries('ai/one')) => answer({ kind: 'series', record }, records);
const llama = series('meta/llama', {
  components: claiming({ weights_final: 'gated_auto', data_pretrain: 'described' }),
  licences: { weights: licensed('llama3.1') },
});

describe('words', () => {
  it('write dates, sizes and figures', () => {
    expect(dateText(en, '2026-06-09')).toBe('Jun 2026');
    expect(dateText(en, '2024-11')).toBe('Nov 2024');
    expect([0.135, 7, 7.25, 671, 1000].map((size) => sizeText(en, size))).toEqual([
      '135M',
      '7B',
      '7.25B',
      '671B',
      '1T',
    ]);
    const sourced = { url: 'https://example.org', source: 'editors', checked: '2026-11-20' } as const;
    const figure = { value: 11390, metric: 'co2e', scope: ['final_run'], method: 'location', by: 'maker' } as const;
    expect(energyText(en, { ...figure, ...sourced })).toBe(
      '11,390 t CO₂e for final training run, location-based, the maker says',
    );
  });

  it('never turn unknown into no', () => {
    const lines = cardLines(en, about(llama));
    expect(lines.map(({ text }) => text)).toEqual([
      'Described, not released',
      'Nobody has checked',
      'Final: open after a click, asks for your details; checkpoints: nobody has checked',
      'Llama 3.1 Community License; limits services above 700M monthly users and some uses',
    ]);
    expect(causeText(en, { about: 'code_train', value: 'unknown', rule: 'training-code' })).toBe(
      'training code: nobody has checked',
    );
    expect(shortSentence(en, about(series('ai/new')))).toBe('Nobody has assessed how open new is.');
  });

  it('say the terms as facts', () => {
    expect(shortSentence(en, about(llama))).toBe(
      'llama has restricted weights: they can be downloaded under Llama 3.1 Community License, which limits services above 700M monthly users and some uses.',
    );
    expect(shortSentence(en, about(llama))).not.toMatch(/commercial/);
  });

  it('make a sentence for every tier', () => {
    expect(shortSentence(en, about())).toBe(
      'one is an open-recipe model: its weights under Apache License 2.0, training data and training code are public.',
    );
    expect(fullSentence(en, about())).toContain('Checkpoints from its training are public.');
    const closed = series('x/shut', { components: claiming({ weights_final: 'none' }) });
    expect(shortSentence(en, about(closed))).toBe('shut is a closed model: its weights are not released.');
    expect(claimNote(en, { text: 'open source', attributed: true }, about(closed))).toMatch(
      /^The text reports a claim: “open source”/,
    );
  });

  it('write the compute that the EU judges by as a figure', () => {
    expect(frameworkValue(en, 'unclear; under the 1e23 presumption (3.1e+22)')).toBe(
      'Unclear; at 3.1 × 10²² operations in training not presumed to be general-purpose',
    );
    expect(frameworkValue(en, 'no: presumed systemic risk (3.8e+25 FLOP)')).toBe(
      'No: systemic risk is presumed (3.8 × 10²⁵ operations in training)',
    );
    expect(frameworkValue(en, 'no (not released)')).toBe('No (not released)');
  });

  it('say of terms without a name of their own only what kind they are', () => {
    const cause = {
      about: 'weights_licence',
      value: 'proprietary',
      licenceClass: 'proprietary',
      rule: 'licence',
    } as const;
    expect(causeText(en, cause, { proprietary: 'Proprietary' })).toBe('licence of the weights: proprietary');
    const api = series('x/api', {
      components: claiming({ weights_final: 'none' }),
      licences: { weights: licensed('proprietary') },
    });
    expect(cardLines(en, about(api)).at(-1)?.text).toBe('Proprietary');
  });

  it('cite what its makers give no citation for, where enough is known', () => {
    const known = { ...about(llama), developerName: 'Meta', released: '2024-07-23', url: 'https://example.org/llama' };
    const citation = citationFor(known);
    expect(citation && citationText(citation)).toBe('Meta (2024). llama. https://example.org/llama');
    expect(citation && bibtex(citation)).toContain('author = {{Meta}}');
    expect(citationFor({ ...known, released: null })).toBeNull();
    const own = { key: 'own', title: 'Own', authors: 'Doe, Jane and others', year: 2020, url: 'https://example.org' };
    expect(citationFor({ ...known, citation: own })).toBe(own);
    expect(bibtex(own)).toContain('author = {Doe, Jane and others}');
  });

  it('escape what TeX would read as a command', () => {
    const entry = bibtex({ key: 'k', title: 'A & B', authors: 'Doe', year: 2025, url: 'https://arxiv.org/abs/1' });
    expect(entry).toContain('title = {{A \\& B}}');
  });
});
