/** The files that are handed to the stores: the same sources give the same bytes, whenever and wherever they are built. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { InputError } from './command-line.ts';
import { buildExtension } from './extension-build.ts';

/** The least date that a zip can state, in whatever zone: when something was built is nobody's business. */
const DATE = new Date(1980, 0, 1);
/** Most bytes of an extension's zip: the limit that the project sets itself. */
const MOST_BYTES = 1.5 * 1024 * 1024;

export interface Package {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Builds both extensions anew and packs them and the sources they are made of.
 *
 * @param out the folder that the packages are written to
 * @returns the packages: Chrome, Firefox, and sources where this is a git checkout: reviewers have but the sources
 * @throws InputError where the dataset has faults or a package is too large
 */
export async function makePackages(out: string, version: string): Promise<readonly Package[]> {
  const packages: Package[] = [];
  await mkdir(out, { recursive: true });
  const pathOf = (kind: string) => join(out, `open-recipe-${version}-${kind}.zip`);
  for (const [browser, kind] of [['chromium', 'chrome'] as const, ['firefox', 'firefox'] as const]) {
    const made = await packFolder(await buildExtension(browser, { anew: true }), pathOf(kind));
    if (made.bytes > MOST_BYTES)
      throw new InputError(`${made.path} has ${made.bytes} bytes; at most ${MOST_BYTES} are allowed`);
    packages.push(made);
  }
  const sources = await packSources(pathOf('sources'));
  return sources === null ? packages : [...packages, sources];
}

/** Packs a folder as the stores get it. @param path of the zip */
export async function packFolder(folder: string, path: string): Promise<Package> {
  return pack(await readAll(folder, await filesBelow(folder)), path);
}

/** Packs what git keeps, as it is now: reviewers build the extension from just this. @returns null where there is no git checkout */
export async function packSources(path: string): Promise<Package | null> {
  const files = trackedFiles();
  return files && pack(await readAll('.', files), path);
}

async function pack(files: Zippable, path: string): Promise<Package> {
  const zip = zipSync(files, { level: 9, mtime: DATE });
  await writeFile(path, zip);
  return { path, bytes: zip.length };
}

/** The paths of all files below a folder, relative to it, in the order of their names. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

async function readAll(folder: string, paths: readonly string[]): Promise<Zippable> {
  const files: Zippable = {};
  for (const path of paths) files[path] = new Uint8Array(await readFile(join(folder, path)));
  return files;
}

function trackedFiles(): string[] | null {
  try {
    const list = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return list.split('\0').filter(Boolean).toSorted();
  } catch {
    return null;
  }
}
