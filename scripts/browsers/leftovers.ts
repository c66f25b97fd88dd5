import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const CLOSE_LIMIT_MS = 8000;

/** What a started browser leaves on the machine: its profile folder and its processes. */
export interface Leftovers {
  /** An empty folder of the browser's own. */
  readonly profile: string;
  /** Makes this process responsible for the browser's. */
  watch(child: ChildProcess | null): void;
  /** Kills the browser without a word to it; its profile stays. */
  kill(): Promise<void>;
  /** Closes the browser by `ask`, or by force where that takes too long; then removes the profile. May be called twice. */
  clear(ask: () => Promise<void>): Promise<void>;
}

const open = new Set<() => void>();
let watching = false;

/** A profile folder for one browser; whatever way this process ends, the browser and the folder go with it. */
export function createLeftovers(name: string): Leftovers {
  const profile = mkdtempSync(join(tmpdir(), `open-recipe-${name}-`));
  let child: ChildProcess | null = null;
  const force = () => {
    if (child) killTree(child);
    removeFolder(profile);
    open.delete(force);
  };
  open.add(force);
  watchOwnEnd();
  return {
    profile,
    watch(started) {
      child = started;
    },
    async kill() {
      if (child === null) return;
      killTree(child);
      await untilExit(child);
    },
    async clear(ask) {
      if (!open.has(force)) return;
      const ended = child === null ? Promise.resolve() : untilExit(child);
      await Promise.race([
        Promise.all([ask().catch(() => undefined), ended]),
        sleep(CLOSE_LIMIT_MS, null, { ref: false }),
      ]);
      if (child) killTree(child);
      await ended;
      force();
    },
  };
}

function watchOwnEnd(): void {
  if (watching) return;
  watching = true;
  const forceAll = () => {
    for (const force of open) force();
  };
  process.on('exit', forceAll);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
}

function untilExit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Kills the process we started and those it started: on Unix the driver makes it the leader of a process group. */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** The browser's last helper processes may still write while the folder goes. */
function removeFolder(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    process.stderr.write(`open-recipe: could not remove ${path}: ${String(error)}\n`);
  }
}
