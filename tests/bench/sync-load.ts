/** What a host has to bear, on paper: the waits of lib/dataset/schedule.ts, played through for many clients. */
import { dailyDelay, firstDelay } from '../../lib/dataset/schedule.ts';
import type { BenchRow } from './bench-row.ts';

const INSTALLS = 10_000_000;
const PLAYED = 200_000;
const DAYS = 30;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MINUTES_A_DAY = DAY_MS / MINUTE_MS;

/** Requests a second at ten million installs that all begin in the same moment and are never switched off. */
export function loadOnPaper(): BenchRow[] {
  const minutes = new Uint32Array(DAYS * MINUTES_A_DAY);
  for (let client = 0; client < PLAYED; client++) {
    for (let time = firstDelay(); time < DAYS * DAY_MS; time += dailyDelay()) {
      const minute = Math.floor(time / MINUTE_MS);
      minutes[minute] = (minutes[minute] ?? 0) + 1;
    }
  }
  const perSecond = (count: number, ofMinutes: number) => ((count / ofMinutes) * INSTALLS) / PLAYED / 60;
  const day = (number: number) => minutes.subarray((number - 1) * MINUTES_A_DAY, number * MINUTES_A_DAY);
  const row = (what: string, value: number): BenchRow => ({
    what,
    case: `${INSTALLS.toLocaleString('en')} installs`,
    value,
    unit: 'a second',
    ratioTo: null,
  });
  const total = day(DAYS).reduce((sum, count) => sum + count, 0);
  return [
    row('requests for latest.json, mean', perSecond(total, MINUTES_A_DAY)),
    ...[1, 2, 3, 7, DAYS].map((number) =>
      row(`requests for latest.json, busiest minute of day ${number}`, perSecond(Math.max(...day(number)), 1)),
    ),
  ];
}
