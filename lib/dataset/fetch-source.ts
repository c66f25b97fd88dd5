/** Files of a published dataset over HTTP: within limits of size and time, from one host only, as plain cached files. */
import { turns } from './steps.ts';
import { SyncFault } from './sync-reasons.ts';

interface ReadOptions {
  /** Most bytes that are taken. */
  readonly limit: number;
  /** The exact size where it is known. */
  readonly size?: number;
  /** Immutable files are named by their hash: no cache is asked for them. */
  readonly immutable: boolean;
}

/** Where the files of a published dataset are read from. */
export interface Source {
  /** For people: a host or a folder. */
  readonly name: string;
  /** The bytes of a file. @throws SyncFault where it cannot be had whole */
  read(file: string, options: ReadOptions): Promise<Uint8Array<ArrayBuffer>>;
}

/** How slow a host may be. */
export interface Patience {
  /** Until the last byte of a file, beside what its size allows; milliseconds. */
  readonly base: number;
  /** Least bytes per millisecond of a large file. */
  readonly rate: number;
}

/** 15 seconds a file, and 8 KB/s for large ones. */
const PATIENCE: Patience = { base: 15_000, rate: 8 };

/** Counts the bytes of bodies, as they came. */
export interface Counter {
  bytes: number;
}

/**
 * The files below an address.
 * @param fresh asks past the HTTP cache, after a file turned out to be damaged
 */
export function httpSource(address: string, counter: Counter, fresh = false, patience: Patience = PATIENCE): Source {
  return {
    name: new URL(address).host,
    async read(file, { limit, size, immutable }) {
      const abort = new AbortController();
      let isLate = false;
      const giveUp = () => {
        isLate = true;
        abort.abort();
      };
      const timer = setTimeout(giveUp, patience.base + (size ?? limit / 100) / patience.rate);
      try {
        const response = await fetch(new URL(file, address), {
          cache: immutable ? 'no-store' : fresh ? 'reload' : 'no-cache',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          redirect: 'manual',
          signal: abort.signal,
        });
        try {
          refuseStatus(response, file);
          return await readBody(response, file, size ?? limit, counter);
        } finally {
          // What has not been read is not wanted.
          abort.abort();
        }
      } catch (error) {
        if (error instanceof SyncFault) throw error;
        if (isLate) throw new SyncFault('too-slow', file);
        throw new SyncFault('unreachable', `${file}: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function refuseStatus({ type, status, headers }: Response, file: string): void {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) throw new SyncFault('redirected', file);
  if (status === 404 || status === 410) throw new SyncFault('not-found', file);
  if (status === 429 || status === 503) throw new SyncFault('busy', file, retryAfter(headers.get('retry-after')));
  if (status >= 500) throw new SyncFault('server-error', `${file}: status ${status}`);
  if (status !== 200) throw new SyncFault('forbidden', `${file}: status ${status}`);
}

/** `Retry-After` as milliseconds from now: seconds or a date. Null where there is none. */
function retryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

async function readBody(
  response: Response,
  file: string,
  limit: number,
  counter: Counter,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const turn = turns();
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.length;
    counter.bytes += next.value.length;
    if (size > limit) throw new SyncFault('too-large', `${file}: more than ${limit} bytes`);
    parts.push(next.value);
    // What is there already comes without a rest.
    await turn();
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
