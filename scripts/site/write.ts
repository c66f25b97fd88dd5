/** Puts a site into a folder, in place of the one that was there. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../command-line.ts';
import { SITE_FILE } from './build.tsx';

/**
 * Writes the files beside `folder` first and then swaps the two, so that a build that fails leaves the old site.
 * @param files texts by path
 * @throws InputError where the folder holds something else than a site
 */
export async function writeSite(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const old = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (old.length > 0 && !old.includes(SITE_FILE)) {
    throw new InputError(`${folder} is neither empty nor an earlier site; nothing was written`);
  }
  const fresh = `${folder.replace(/\/+$/u, '')}.${process.pid}.new`;
  await rm(fresh, { recursive: true, force: true });
  try {
    const made = new Set<string>();
    for (const [path, text] of files) {
      const parent = join(fresh, dirname(path));
      if (!made.has(parent)) await mkdir(parent, { recursive: true });
      made.add(parent);
      await writeFile(join(fresh, path), text);
    }
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
