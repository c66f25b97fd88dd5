/** Builds that are made again only where something they are made of has changed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './file-lock.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Itself made of data/ for a build, so its own changes are none of the sources'. */
const MADE = join(ROOT, 'public/dataset');

export interface Build {
  /** Where it goes, as an absolute path. */
  readonly folder: string;
  /** A file that is in it once it is whole. */
  readonly proof: string;
  /** What it is made of: files and folders, from the root of the checkout. */
  readonly sources: readonly string[];
  readonly make: () => Promise<void>;
}

/**
 * Makes a build if it is missing or older than its sources. Safe when two processes ask at the same time.
 *
 * @param anew makes it even where nothing has changed
 * @returns its folder
 * @throws what `make` throws
 */
export function freshBuild({ folder, proof, sources, make }: Build, anew = false): Promise<string> {
  // Outside of the folder, which may be what is shipped.
  const stamp = `${folder}.built`;
  return withLock(`build of ${folder}`, async () => {
    if (!anew && existsSync(join(folder, proof)) && isCurrent(stamp, sources)) return folder;
    // When it began, so that what changes while it runs counts as newer.
    const started = Date.now();
    await make();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, String(started));
    return folder;
  });
}

function isCurrent(stamp: string, sources: readonly string[]): boolean {
  if (!existsSync(stamp)) return false;
  const built = Number(readFileSync(stamp, 'utf8'));
  return sources.every((source) => newestIn(join(ROOT, source)) < built);
}

/** Is in no build. */
const OF_TESTS = /\.(?:test|fixture)\.tsx?$/;

/** When something at or below a path changed last, in milliseconds since 1970; folders count, because deleting touches only them. */
export function newestIn(path: string): number {
  const here = statSync(path, { throwIfNoEntry: false });
  if (here === undefined || path === MADE || OF_TESTS.test(path)) return 0;
  if (!here.isDirectory()) return here.mtimeMs;
  const inside = readdirSync(path).map((name) => newestIn(join(path, name)));
  // The snapshot's folder being made anew is no change of the sources.
  return Math.max(path === dirname(MADE) ? 0 : here.mtimeMs, ...inside);
}
