import { describe, expect, it } from 'vitest';
import type { ComponentRow, TermsRow } from './answer.ts';
import type { ComponentId, Status } from './components.ts';
import { differencesBetween } from './differences.ts';
import type { LicenceRecord } from './record.ts';

const APACHE: LicenceRecord = { id: 'apache-2.0', name: 'Apache 2.0', class: 'osi' };
const LLAMA: LicenceRecord = { id: 'llama', name: 'Llama licence', class: 'threshold' };

function model(statuses: Partial<Record<ComponentId, Status>>, licence: LicenceRecord | null = null) {
  const components = Object.entries(statuses).map(([component, status]): ComponentRow => ({
    component: component as ComponentId,
    group: 'data',
    status,
    claims: [],
    disagreement: false,
    inherited: false,
  }));
  const terms: TermsRow[] = licence ? [{ part: 'weights', licence, claims: [] }] : [];
  return { components, terms };
}

describe('differencesBetween', () => {
  it('names what is better and what is worse in the other, most decisive first', () => {
    const here = model({ data_pretrain: 'described', code_train: 'open', checkpoints: 'none' });
    const there = model({ data_pretrain: 'open', code_train: 'none', checkpoints: 'open' });
    expect(differencesBetween(here, there).map(({ about }) => about)).toEqual([
      'data_pretrain',
      'code_train',
      'checkpoints',
    ]);
  });

  it('leaves out what comes to the same, and what one of them cannot have', () => {
    const here = model({ data_pretrain: 'none', data_posttrain: 'na', code_train: 'open' });
    const there = model({ data_pretrain: 'described', data_posttrain: 'open', code_train: 'gated_auto' });
    expect(differencesBetween(here, there)).toEqual([]);
  });

  it('takes a part that nobody has looked at as not known, never as missing', () => {
    const [difference] = differencesBetween(model({ data_pretrain: 'none' }), model({}));
    expect(difference).toEqual({ about: 'data_pretrain', here: 'none', there: 'unknown' });
  });

  it('always has room for the licence of the weights', () => {
    const parts = ['data_pretrain', 'code_train', 'data_posttrain', 'code_posttrain', 'code_data'] as const;
    const all = (status: Status) => Object.fromEntries(parts.map((part) => [part, status]));
    const found = differencesBetween(model(all('none'), LLAMA), model(all('open'), APACHE));
    expect(found).toHaveLength(4);
    expect(found.at(-1)).toEqual({ about: 'licence', here: 'Llama licence', there: 'Apache 2.0' });
    expect(differencesBetween(model({}, APACHE), model({}, APACHE))).toEqual([]);
  });
});
