import { describe, expect, it } from 'vitest';
import {
  isPretrainedOnClosedOutputs,
  lineageMark,
  lineageSummary,
  restsOnClosedOutputs,
  stageMark,
} from './lineage.ts';
import type { LineageRow } from './record.ts';

const row = (fields: Partial<LineageRow>): LineageRow => ({
  stage: 'sft',
  teacher: 'GPT-4o',
  teacherKind: 'closed-api',
  role: 'generates',
  status: 'declared',
  url: 'https://example.org',
  source: 'editors',
  checked: '2026-11-20',
  ...fields,
});
const pretrained = (share: number) => row({ stage: 'pretrain', share, shareOf: 'tokens' });

describe('the lineage mark', () => {
  it('is central from a tenth of pre-training tokens on', () => {
    expect(stageMark([pretrained(0.09)], 'pretraining')).toBe('some-closed');
    expect(stageMark([pretrained(0.04), pretrained(0.06)], 'pretraining')).toBe('central-closed');
    expect(stageMark([pretrained(0.7), pretrained(0.1)].slice(1), 'pretraining')).toBe('central-closed');
  });

  it('is central from half of post-training examples on', () => {
    expect(stageMark([row({ share: 0.49 })], 'posttraining')).toBe('some-closed');
    expect(stageMark([row({ share: 0.3 }), row({ stage: 'rl', share: 0.2 })], 'posttraining')).toBe('central-closed');
  });

  it('does not count judges and filters', () => {
    expect(stageMark([row({ role: 'judges', share: 0.9 })], 'posttraining')).toBe('none');
    expect(lineageMark([row({ role: 'filters' })], 'partial').mark).toBe('not-disclosed');
  });

  it('keeps allegations apart', () => {
    const alleged = row({ status: 'alleged', share: 0.9 });
    expect(lineageMark([alleged], 'none')).toMatchObject({ mark: 'not-disclosed', alleged: true });
    expect(lineageSummary([alleged], 'none')).toBe('not disclosed; alleged');
  });

  it('tells none declared from not disclosed', () => {
    expect(lineageMark([], 'complete').mark).toBe('none-declared');
    expect(lineageMark([], 'none').mark).toBe('not-disclosed');
    expect(lineageMark([row({ teacher: 'none', teacherKind: 'unknown' })], 'none').mark).toBe('none-declared');
  });

  it('is summed up as the rules read it', () => {
    const both = lineageSummary([row({ share: 0.6 }), pretrained(0.2)], 'none');
    expect(both).toBe('central (pre-training, closed; post-training, closed)');
    expect([isPretrainedOnClosedOutputs(both), restsOnClosedOutputs(both)]).toEqual([true, true]);
    const post = lineageSummary([row({ share: 0.6 }), pretrained(0.01)], 'none');
    expect(post).toBe('central (post-training, closed; pre-training, closed)');
    expect([isPretrainedOnClosedOutputs(post), restsOnClosedOutputs(post)]).toEqual([false, true]);
    expect(lineageSummary([row({ teacherKind: 'open-weights' })], 'none')).toBe('some (post-training, open teachers)');
  });
});
