/** When to sync: daily, spread over hours so that ten million clients do not come at once, and ever later after failures. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Between two syncs: 20 to 28 hours, evenly. */
const DAILY_MS = 20 * HOUR_MS;
const DAILY_SPREAD_MS = 8 * HOUR_MS;
/** After installation or a change of settings: within the hour. */
const FIRST_MS = MINUTE_MS;
const FIRST_SPREAD_MS = HOUR_MS;
/** After a failure: 5 minutes, doubling, at most a day; from half of that upwards, evenly. */
const BACK_OFF_MS = 5 * MINUTE_MS;
const BACK_OFF_MOST_MS = 24 * HOUR_MS;
/** A host cannot send us away for longer; no wait of ours is as long. */
const RETRY_AFTER_MOST_MS = 48 * HOUR_MS;

type Random = () => number;

/** Milliseconds to the next sync after one that worked. */
export function dailyDelay(random: Random = Math.random): number {
  return DAILY_MS + random() * DAILY_SPREAD_MS;
}

/** Milliseconds to the first sync. */
export function firstDelay(random: Random = Math.random): number {
  return FIRST_MS + random() * FIRST_SPREAD_MS;
}

/** Whether a moment that was waited for has come. One further away than any wait was set by a clock that has since been put right. */
export function hasCome(moment: number, now: number): boolean {
  return moment <= now || moment > now + RETRY_AFTER_MOST_MS;
}

/** How long a host may send us away: its `Retry-After` in milliseconds, at most two days. */
export function politeWait(retryAfterMs: number | null): number {
  return Math.min(retryAfterMs ?? 0, RETRY_AFTER_MOST_MS);
}

/** Milliseconds to the next try after `attempts` (1 or more) failures in a row, never before the host's `Retry-After`. */
export function backOff(attempts: number, retryAfterMs: number | null, random: Random = Math.random): number {
  const full = Math.min(BACK_OFF_MS * 2 ** Math.min(attempts - 1, 20), BACK_OFF_MOST_MS);
  return Math.max(full * (0.5 + random() / 2), politeWait(retryAfterMs));
}
