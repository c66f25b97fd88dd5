/** The zips that the browser tests run on, packed once for all of them as `npm run zip` packs them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { TestProject } from 'vitest/node';
import type { BrowserName } from '../../scripts/browsers/find.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import { packFolder } from '../../scripts/packages.ts';

export interface Package {
  readonly zip: string;
  /** A folder with what is in the zip, to be read only. */
  readonly content: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    packages: Record<BrowserName, Package>;
  }
}

/** Vitest's own hook: before the first browser test. @returns what is to be done after the last */
export default async function packAll({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'open-recipe-packages-'));
  const made = async (browser: BrowserName): Promise<Package> => {
    const { path: zip } = await packFolder(await buildExtension(browser), join(folder, `${browser}.zip`));
    const content = join(folder, browser);
    unpack(zip, content);
    return { zip, content };
  };
  const [chromium, firefox] = [await made('chromium'), await made('firefox')];
  provide('packages', { chromium, firefox });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Writes the files of a zip below a folder. */
export function unpack(zip: string, folder: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
