/** How the rules group statuses, and which of two is the more cautious (rule book 2.2 and dataset rules 5.1). */
import type { Status } from './components.ts';

const OK: ReadonlySet<Status> = new Set(['open', 'reconstructible', 'gated_auto']);
const HALF: ReadonlySet<Status> = new Set(['partial', 'gated', 'withdrawn']);

/** From least to most cautious. `na` gives way to any claim that the part exists; `complete` is the `open` of data information. */
const CAUTION: readonly Status[] = [
  'na',
  'open',
  'complete',
  'reconstructible',
  'gated_auto',
  'gated',
  'partial',
  'withdrawn',
  'described',
  'none',
];

/** Anyone can get the thing itself, if need be after a click. */
export const isOk = (status: Status): boolean => OK.has(status);

/** A real part of it, or only for those whom somebody admits, or no longer. */
export const isHalf = (status: Status): boolean => HALF.has(status);

/** Fine for a rule: obtainable, or not existing for this model. */
export const isOkOrNa = (status: Status): boolean => OK.has(status) || status === 'na';

/** Known to be kept back: words only, or nothing. */
export const isWithheld = (status: Status): boolean => status === 'described' || status === 'none';

/** The more cautious of the known statuses; `unknown` only where nothing is known. */
export function mostCautious(statuses: readonly Status[]): Status {
  let worst: Status = 'unknown';
  for (const status of statuses) {
    if (status === 'unknown') continue;
    if (worst === 'unknown' || CAUTION.indexOf(status) > CAUTION.indexOf(worst)) worst = status;
  }
  return worst;
}

/**
 * The status of a whole made of two parts, such as post-training data of a base and of its fine-tune. A part that does
 * not exist is ignored; a part that nobody has looked at leaves the whole unknown, unless the other is already limited.
 */
export function together(a: Status, b: Status): Status {
  if (a === 'na') return b;
  if (b === 'na') return a;
  if (a === 'unknown') return isOk(b) || b === 'complete' ? 'unknown' : b;
  if (b === 'unknown') return isOk(a) || a === 'complete' ? 'unknown' : a;
  return mostCautious([a, b]);
}
