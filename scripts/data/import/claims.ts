/** From the statements of all sources about one series to the claims that its file should hold. */
import type { Status } from '../../../lib/openness/components.ts';
import type { Claim, LicenceClaim, SeriesRecord } from '../../../lib/openness/record.ts';
import { mostCautious } from '../../../lib/openness/status-groups.ts';
import type { ClaimEdit } from './claim-splice.ts';
import { rejectionOf } from './known-faults.ts';
import { licenceIdOf } from './licence-ids.ts';
import type { ClaimPath, Statement } from './statement.ts';

type AnyClaim = Claim | LicenceClaim;

/** A statement that did not become a claim. */
interface Dropped {
  readonly statement: Statement;
  readonly rule: string;
  readonly reason: string;
}

/** A statement that contradicts what people found at the evidence itself, and is left out. */
interface Left {
  readonly statement: Statement;
  readonly handMade: string;
}

export interface ClaimPlan {
  /** Claims that the sources make, one a source and part. */
  readonly claims: readonly { readonly path: ClaimPath; readonly claim: AnyClaim }[];
  readonly dropped: readonly Dropped[];
  readonly left: readonly Left[];
}

export interface ClaimContext {
  readonly series: SeriesRecord | null;
  readonly seriesId: string;
  /** Sources whose claims an importer may write again. */
  readonly importable: ReadonlySet<string>;
  readonly licences: ReadonlySet<string>;
  /** Status of a base's pre-training data; `unknown` where the model has no listed base. */
  readonly baseData: Status;
  readonly hasListedBase: boolean;
}

/** Pure: judges the statements of one series by the rules, and settles what each source says of each part. */
export function planClaims(statements: readonly Statement[], context: ClaimContext): ClaimPlan {
  const dropped: Dropped[] = [];
  const left: Left[] = [];
  const kept = new Map<string, Statement[]>();
  for (const statement of statements) {
    const named = withLicenceId(statement, context.licences);
    if ('reason' in named) {
      dropped.push({ statement, rule: 'no-named-licence', reason: named.reason });
      continue;
    }
    const handMade = claimsAt(context.series, statement.path).filter(({ source }) => !context.importable.has(source));
    const others = statements.filter(
      (other) => other.path.join('.') === statement.path.join('.') && other.record.source !== statement.record.source,
    );
    const around = {
      others,
      handMade,
      base: context.baseData,
      hasListedBase: context.hasListedBase,
      series: context.seriesId,
    };
    const rejection = rejectionOf(named, around);
    if (rejection !== null) {
      dropped.push({ statement: named, rule: rejection.id, reason: rejection.reason });
      continue;
    }
    const read = readBeside(named, handMade);
    if ('handMade' in read) {
      left.push(read);
      continue;
    }
    const key = `${read.record.source} ${read.path.join('.')}`;
    kept.set(key, [...(kept.get(key) ?? []), read]);
  }
  return { claims: [...kept.values()].map(settled), dropped, left };
}

function withLicenceId(statement: Statement, licences: ReadonlySet<string>): Statement | { readonly reason: string } {
  if (statement.path[0] !== 'licences') return statement;
  const component = statement.dimension.replace(/^licence of /u, '');
  const stated = statement.record.licences?.find((licence) => licence.component === component);
  if (stated === undefined) return { reason: 'the record states no licence' };
  const found = licenceIdOf(stated, licences);
  return 'id' in found ? { ...statement, value: found.id } : found;
}

/** The claims that a series' file has at a path now. */
export function claimsAt(series: SeriesRecord | null, path: ClaimPath): readonly AnyClaim[] {
  if (series === null) return [];
  switch (path[0]) {
    case 'components':
      return series.components?.[path[1]] ?? [];
    case 'licences':
      return series.licences?.[path[1]] ?? [];
    case 'peerReviewed':
      return series.peerReviewed ?? [];
  }
}

const valueOf = (claim: AnyClaim): string => ('status' in claim ? claim.status : claim.id);

/**
 * A source's word beside what people found. Where the word is coarser than our statuses and covers theirs, it means
 * theirs. Where it contradicts a finding of high confidence that is younger than the source's, it is left out: they read
 * the evidence itself, on a later day. Any other contradiction is kept and shown.
 */
function readBeside(statement: Statement, handMade: readonly AnyClaim[]): Statement | Left {
  const known = handMade.filter((claim) => valueOf(claim) !== 'unknown');
  const [first] = known;
  if (first === undefined || known.some((claim) => valueOf(claim) === statement.value)) return statement;
  const theirs = valueOf(first);
  if (statement.covers?.some((status) => status === theirs) === true) {
    return { ...statement, value: theirs, note: `the source says "${statement.said}"` };
  }
  const outweighs = known.every(({ confidence, checked }) => confidence === 'high' && checked >= statement.checked);
  return outweighs ? { statement, handMade: theirs } : statement;
}

/** One claim of all that one source says of one part: the most cautious, and of those the youngest. */
function settled(statements: readonly Statement[]): ClaimPlan['claims'][number] {
  const values = new Set(statements.map(({ value }) => value));
  const isLicence = statements[0]?.path[0] === 'licences';
  const worst = isLicence ? statements[0]?.value : mostCautious([...values] as Status[]);
  const [best] = statements
    .filter(({ value }) => value === worst)
    .toSorted((one, other) => (one.checked < other.checked ? 1 : one.checked > other.checked ? -1 : 0));
  if (best === undefined) throw new Error('no statement to settle');
  const note = values.size > 1 ? 'its records of this series differ' : best.note;
  const { path, url, checked, confidence, record } = best;
  const sourced = { url, source: record.source, checked, confidence, ...(note !== undefined && { note }) };
  return {
    path,
    claim: isLicence ? { id: best.value, ...sourced } : { status: best.value as Status, ...sourced },
  };
}

/** A change of a file, and the claim that stands there now. */
export interface PlannedEdit {
  readonly edit: ClaimEdit;
  readonly before: AnyClaim | null;
}

/** What has to change in a file so that it holds the planned claims. Claims of other sources are never touched. */
export function editsFor(plan: ClaimPlan, context: ClaimContext): readonly PlannedEdit[] {
  const edits = plan.claims.flatMap(({ path, claim }): PlannedEdit[] => {
    const present = claimsAt(context.series, path);
    const index = present.findIndex(({ source }) => source === claim.source);
    const before = present[index];
    if (before === undefined) return [{ edit: { path, kind: 'add', claim }, before: null }];
    if (isSame(before, claim)) return [];
    return [{ edit: { path, kind: 'replace', index, claim }, before }];
  });
  return [...edits, ...withdrawals(plan, context)];
}

/** Claims that an importer wrote earlier and a rule rejects now. */
function withdrawals(plan: ClaimPlan, context: ClaimContext): readonly PlannedEdit[] {
  const still = new Set(plan.claims.map(({ path, claim }) => `${claim.source} ${path.join('.')}`));
  const gone = new Map(
    [...plan.dropped, ...plan.left].map(({ statement }) => {
      return [`${statement.record.source} ${statement.path.join('.')}`, statement] as const;
    }),
  );
  return [...gone].flatMap(([key, { path, record }]): PlannedEdit[] => {
    if (still.has(key)) return [];
    const present = claimsAt(context.series, path);
    return present.flatMap((before, index): PlannedEdit[] =>
      before.source === record.source ? [{ edit: { path, kind: 'remove', index }, before }] : [],
    );
  });
}

function isSame(one: AnyClaim, other: AnyClaim): boolean {
  const fields = ['url', 'source', 'checked', 'confidence', 'note'] as const;
  return valueOf(one) === valueOf(other) && fields.every((field) => one[field] === other[field]);
}
