/** What the two indexes share that say open, partial or closed of each dimension. */
import type { ComponentId, Status } from '../../../../lib/openness/components.ts';
import type { Confidence } from '../../../../lib/openness/record.ts';
import { evidenceFor } from '../evidence.ts';
import type { SourceRecord } from '../source-record.ts';
import type { ClaimPath, Statement } from '../statement.ts';

/** What an index means by a dimension. */
export interface Dimension {
  readonly components: readonly ComponentId[];
  /** Who else is rated by it: a further training has no pre-training code of its own. */
  readonly whenDerived?: readonly ComponentId[];
}

/** The index's word as a status, and what else it may mean: gated downloads and descriptions count as "partial" or "closed". */
const WORDS: Readonly<Record<string, { readonly status: Status; readonly covers: readonly Status[] }>> = {
  open: { status: 'open', covers: ['open', 'reconstructible', 'gated_auto', 'na'] },
  partial: {
    status: 'partial',
    covers: ['partial', 'gated', 'gated_auto', 'withdrawn', 'described', 'reconstructible'],
  },
  closed: { status: 'none', covers: ['none', 'described', 'withdrawn', 'na'] },
};
const STEPS = ['open', 'partial', 'closed'] as const;

/** One statement for each component of a dimension. */
export function dimensionStatements(
  record: SourceRecord,
  dimensions: Readonly<Record<string, Dimension>>,
  derived: boolean,
  confidence: Confidence,
): readonly Statement[] {
  return Object.entries(dimensions).flatMap(([dimension, { components, whenDerived }]) =>
    (derived ? (whenDerived ?? components) : components).flatMap((component, index) =>
      statementOf(
        record,
        dimension,
        ['components', component],
        confidence,
        index > 0 ? 'rated together with the training code' : undefined,
      ),
    ),
  );
}

function statementOf(
  record: SourceRecord,
  dimension: string,
  path: ClaimPath,
  confidence: Confidence,
  note?: string,
): Statement[] {
  const rating = record.status[dimension];
  const said = String(rating?.value ?? '');
  const word = WORDS[said];
  const evidence = evidenceFor(record, rating?.evidence, confidence);
  if (word === undefined || evidence === null) return [];
  return [
    {
      path,
      value: said === 'partial' && isGatedDownload(path, rating?.mentions) ? gateAt(evidence.url) : word.status,
      covers: word.covers,
      dimension,
      said,
      record,
      ...evidence,
      ...(note !== undefined && { note }),
    },
  ];
}

/** Both indexes count a download behind a question as partial. */
function isGatedDownload(path: ClaimPath, mentions: readonly string[] | undefined): boolean {
  return path[1]?.startsWith('weights') === true && mentions?.includes('gated') === true;
}

/** Meta and Google ask for details at their repositories and approve without a judgement of who asks. */
function gateAt(url: string): Status {
  return /^https:\/\/huggingface\.co\/(?:meta-llama|google)\//u.test(url) ? 'gated_auto' : 'gated';
}

/** Preprint and paper are two dimensions there and one report here: the more open of the two counts. */
export function reportStatements(record: SourceRecord, confidence: Confidence): readonly Statement[] {
  const rated = (['preprint', 'paper'] as const).filter((name) => record.status[name] !== undefined);
  const best = STEPS.flatMap((step) => rated.filter((name) => record.status[name]?.value === step))[0];
  const report = best === undefined ? [] : statementOf(record, best, ['components', 'report'], confidence);
  return [...report, ...statementOf(record, 'paper', ['peerReviewed'], confidence)];
}
