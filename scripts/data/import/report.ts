/** What an import did, and what it left undone, in numbers and one by one. */

/** One claim that came, changed or went. */
export interface ClaimChange {
  readonly file: string;
  readonly part: string;
  readonly source: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface RuleCount {
  readonly rule: string;
  readonly reason: string;
  readonly count: number;
  /** Records that it was applied to. */
  readonly records: readonly string[];
}

/** A statement that contradicts a hand-made claim of high confidence and was left out. */
export interface LeftOut {
  readonly file: string;
  readonly part: string;
  readonly source: string;
  readonly says: string;
  readonly handMade: string;
}

/** Sources that say different things of one part; all their claims are kept. */
export interface Disagreement {
  readonly file: string;
  readonly part: string;
  readonly positions: Readonly<Record<string, string>>;
}

export interface ImportReport {
  readonly records: Readonly<Record<string, number>>;
  readonly newFiles: readonly string[];
  readonly changedFiles: readonly string[];
  readonly added: readonly ClaimChange[];
  readonly changed: readonly ClaimChange[];
  readonly removed: readonly ClaimChange[];
  readonly unchanged: number;
  readonly rules: readonly RuleCount[];
  readonly left: readonly LeftOut[];
  readonly disagreements: readonly Disagreement[];
  /** Records that lead to no series, and why. */
  readonly unused: readonly { readonly record: string; readonly reason: string }[];
}

/** The report as people read it: counts first, then what they may want to look at. */
export function reportText(report: ImportReport, dryRun: boolean): string {
  const { added, changed, removed, left, disagreements, newFiles, changedFiles, rules, unused } = report;
  const verb = dryRun ? 'would be' : 'were';
  return [
    `${newFiles.length} files ${verb} written, ${changedFiles.length} ${verb} changed`,
    `claims: ${added.length} added, ${changed.length} changed, ${removed.length} removed, ${report.unchanged} as they were`,
    `left: ${left.length} contradict a hand-made claim of high confidence, ${sum(rules)} rejected by rules`,
    `disagreements kept and shown: ${disagreements.length}`,
    `records without a series: ${unused.length}`,
    '',
    'Rules:',
    ...rules.map(({ rule, reason, count }) => `  ${String(count).padStart(5)}  ${rule}: ${reason}`),
    ...section('Changed', [...changed, ...removed].map(changeLine)),
    ...section(
      'Left',
      left.map(
        ({ file, part, source, says, handMade }) => `${file}: ${part}: ${source} says ${says}, editors ${handMade}`,
      ),
    ),
  ].join('\n');
}

function sum(rules: readonly RuleCount[]): number {
  return rules.reduce((total, { count }) => total + count, 0);
}

function changeLine({ file, part, source, from, to }: ClaimChange): string {
  return `${file}: ${part}: ${source}: ${from ?? 'nothing'} -> ${to ?? 'nothing'}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}
