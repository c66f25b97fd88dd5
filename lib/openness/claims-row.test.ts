import { describe, expect, it } from 'vitest';
import { answerRow } from './claims-row.ts';
import { LICENCES } from './licences.fixture.ts';

describe('a row of claims', () => {
  it('may be empty', () => {
    expect(answerRow({}, LICENCES)).toMatchObject({ tier: 'Not assessed', causes: ['weights not checked'] });
  });

  it('may leave the licence of the weights out', () => {
    const row = { components: { weights_final: 'open' }, licences: { weights: null } };
    expect(answerRow(row, LICENCES)).toMatchObject({ tier: 'Restricted weights', eu_exemption: 'unclear' });
  });

  it.each([
    [3, 'row: must be an object'],
    [{ components: [] }, 'components: must be an object'],
    [{ components: { weights_final: 'opne' } }, 'components.weights_final: "opne" is not a status'],
    [{ components: { checkpoints: 'complete' } }, 'components.checkpoints: "complete" is not a status'],
    [{ components: { weight: 'open' } }, 'components.weight: is not a component'],
    [{ licences: { weights: 'gpl-9' } }, 'licences.weights: "gpl-9" is not a licence id'],
    [{ licences: { logo: 'mit' } }, 'licences.logo: is not a licensed part'],
    [{ parameters_billion: '7' }, 'parameters_billion: "7" must be a number'],
    [{ multimodal: 'no' }, 'multimodal: must be true or false'],
    [{ lineage_summary: 4 }, 'lineage_summary: 4 must be text'],
  ])('%j is refused with path and rule', (row, message) => {
    expect(() => answerRow(row, LICENCES)).toThrow(message);
  });
});
