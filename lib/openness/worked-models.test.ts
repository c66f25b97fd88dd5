import { describe, expect, it } from 'vitest';
import type { RowAnswer } from './claims-row.ts';
import { answerRow } from './claims-row.ts';
import { COMPONENT_IDS } from './components.ts';
import { LICENCES } from './licences.fixture.ts';
import type { WorkedModel } from './worked-models.ts';
import { STATUS_LETTERS, WORKED_MODELS } from './worked-models.ts';

const ABILITY_WORDS: Readonly<Record<string, 'yes' | 'partly' | 'no'>> = { Y: 'yes', P: 'partly', N: 'no' };
const letters: Readonly<Record<string, string>> = STATUS_LETTERS;

function rowOf(model: WorkedModel): unknown {
  const parts = model.parts.replaceAll(' ', '');
  const [weights, pretrain, posttrain, code] = model.licences.split(' ').map((id) => (id === '-' ? null : id));
  const [size, active, tokens] = model.size;
  return {
    kind: model.kind,
    parameters_billion: size,
    active_billion: active,
    training_tokens_trillion: tokens,
    multimodal: model.multimodal,
    components: Object.fromEntries(COMPONENT_IDS.map((id, index) => [id, letters[parts[index] ?? '']])),
    licences: { weights, data_pretrain: pretrain, data_posttrain: posttrain, code },
    peer_reviewed_paper: letters[model.paper],
    lineage_summary: model.lineage,
  };
}

function expectedOf(model: WorkedModel): RowAnswer {
  const [tier, history, abilities, g7, mof, osaid, osaiStyle, euExemption] = model.verdicts;
  const ability = (index: number): 'yes' | 'partly' | 'no' => ABILITY_WORDS[abilities[index] ?? ''] ?? 'no';
  return {
    tier,
    tier_could_be: null,
    with_training_history: history,
    causes: model.causes,
    abilities: { audit: ability(0), reproduce: ability(1), compete: ability(2), improve: ability(3) },
    g7,
    mof,
    osaid,
    osai_style: osaiStyle,
    eu_exemption: euExemption,
  };
}

describe('the worked models', () => {
  it('are fifty-nine', () => expect(WORKED_MODELS).toHaveLength(59));

  it.each(WORKED_MODELS.map((model) => [model.name, model] as const))('%s', (_, model) => {
    expect(answerRow(rowOf(model), LICENCES)).toEqual(expectedOf(model));
  });
});
