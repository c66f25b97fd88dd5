/** Training on other models' outputs: what is known, stage by stage (rule book 4.3). */
import type { LineageMark } from './answer.ts';
import type { Status } from './components.ts';
import type { LineageRow } from './record.ts';

/** Above these shares, outputs of closed models are what the stage rests on. The project's own choice of figures. */
const CENTRAL_SHARE = { pretraining: 0.1, posttraining: 0.5 } as const;

const STAGE_GROUPS = ['pretraining', 'posttraining'] as const;
export type StageGroup = (typeof STAGE_GROUPS)[number];

type StageMark = 'central-closed' | 'some-closed' | 'open-teachers' | 'own-models' | 'unnamed-teachers' | 'none';

/** Whether a row belongs to pre- and mid-training or to what follows. Rewriting happens in both: its unit decides. */
function stageGroup(row: LineageRow): StageGroup {
  if (row.stage === 'pretrain' || row.stage === 'midtrain') return 'pretraining';
  return row.stage === 'rewrite' && row.shareOf === 'tokens' ? 'pretraining' : 'posttraining';
}

const isEstablished = (row: LineageRow): boolean => row.status === 'declared' || row.status === 'shown-by-dataset';
const saysNone = (row: LineageRow): boolean => row.teacher.toLowerCase() === 'none' && isEstablished(row);
/** Judges and filters choose among texts; they do not write them. */
const writes = (row: LineageRow): boolean => row.role !== 'judges' && row.role !== 'filters';
const hasTeacher = (row: LineageRow): boolean => isEstablished(row) && !saysNone(row) && writes(row);

/**
 * The mark of one stage. Shares are fractions of all tokens of pre- and mid-training, or of all post-training
 * examples; rows without a share are listed but add nothing to the sum.
 */
export function stageMark(rows: readonly LineageRow[], group: StageGroup): StageMark {
  const teachers = rows.filter((row) => stageGroup(row) === group && hasTeacher(row));
  const closed = teachers.filter((row) => row.teacherKind === 'closed-api');
  const share = closed
    .filter((row) => row.role === 'generates' || row.role === 'rewrites')
    .reduce((sum, row) => sum + (row.share ?? 0), 0);
  // Shares are read from percentages: a sum of 0.1 must count as a tenth in floating point too.
  if (closed.length > 0 && share + 1e-9 >= CENTRAL_SHARE[group]) return 'central-closed';
  if (closed.length > 0) return 'some-closed';
  if (teachers.some((row) => row.teacherKind === 'open-weights')) return 'open-teachers';
  if (teachers.some((row) => row.teacherKind === 'own-unreleased')) return 'own-models';
  return teachers.length > 0 ? 'unnamed-teachers' : 'none';
}

/**
 * The mark of a model. Where no row says anything, complete data information means that no teacher was declared,
 * and anything less that the matter is not disclosed. Allegations stand beside the mark and never change it.
 */
export function lineageMark(rows: readonly LineageRow[], dataInformation: Status): LineageMark {
  const marks = STAGE_GROUPS.map((group) => stageMark(rows, group));
  const alleged = rows.some((row) => row.status === 'alleged');
  const declaredNone = rows.some(saysNone) || dataInformation === 'complete';
  const mark = marks.includes('central-closed')
    ? 'central-closed'
    : marks.includes('some-closed')
      ? 'some-closed'
      : marks.some((stage) => stage !== 'none')
        ? 'open-teachers'
        : declaredNone
          ? 'none-declared'
          : 'not-disclosed';
  return { mark, alleged, rows };
}

const STAGE_WORDS: Record<StageGroup, string> = { pretraining: 'pre-training', posttraining: 'post-training' };
const MARK_WORDS: Record<StageMark, string> = {
  'central-closed': 'closed',
  'some-closed': 'closed',
  'open-teachers': 'open teachers',
  'own-models': 'own models',
  'unnamed-teachers': 'teachers not named',
  none: '',
};

/**
 * What the rules read of the lineage: "central (pre-training, closed ..." brakes the tier, "central" limits competing.
 * Central stages come first. Examples: "some (post-training, closed)", "none declared", "not disclosed".
 */
export function lineageSummary(rows: readonly LineageRow[], dataInformation: Status): string {
  const stages = STAGE_GROUPS.map((group) => ({ group, mark: stageMark(rows, group) })).filter(
    (stage) => stage.mark !== 'none',
  );
  const central = stages.filter((stage) => stage.mark === 'central-closed');
  const others = stages.filter((stage) => stage.mark !== 'central-closed');
  const words = [...central, ...others].map((stage) => `${STAGE_WORDS[stage.group]}, ${MARK_WORDS[stage.mark]}`);
  const { mark, alleged } = lineageMark(rows, dataInformation);
  const summary =
    words.length > 0
      ? `${central.length > 0 ? 'central' : 'some'} (${words.join('; ')})`
      : mark === 'none-declared'
        ? 'none declared'
        : 'not disclosed';
  return alleged ? `${summary}; alleged` : summary;
}

/** Whether pre-training rests on outputs of closed models, which brakes the tier. */
export const isPretrainedOnClosedOutputs = (summary: string): boolean =>
  summary.startsWith('central (pre-training, closed');

/** Whether any stage rests on outputs of closed models, which limits competing. */
export const restsOnClosedOutputs = (summary: string): boolean => summary.startsWith('central');
