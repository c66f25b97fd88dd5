/** One figure of a bench. */
export interface BenchRow {
  readonly what: string;
  /** Under which circumstances. */
  readonly case: string;
  readonly value: number;
  readonly unit: string;
  /** What it is to be compared with: a limit or a peer, in words. */
  readonly ratioTo: string | null;
}
