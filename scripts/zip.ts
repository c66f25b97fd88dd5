/** `npm run zip`: the packages for the stores. */
import { readFile } from 'node:fs/promises';
import { isHosted } from '../lib/origin.ts';
import { InputError, runCommand } from './command-line.ts';
import { makePackages } from './packages.ts';

const USAGE = `
Usage: npm run zip [-- --unhosted] [--out DIR]

Builds the extension anew for Chrome and Firefox and packs both, and the sources they are made of, for the stores. The
same sources give the same bytes. Refuses while lib/origin.ts names no dataset host, no root keys or no report
repository (docs/publishing.md says how to fill it), unless told that this is meant.

  --unhosted  pack all the same: the extension then never syncs, and reports are texts to copy
  --out DIR   where to write (default: .output)
  --help      this text`;

await runCommand({
  name: 'zip',
  usage: USAGE,
  options: { unhosted: { type: 'boolean', default: false }, out: { type: 'string', default: '.output' } },
  async run({ unhosted = false, out = '.output' }) {
    if (!isHosted() && !unhosted) {
      throw new InputError(
        'lib/origin.ts names no dataset host, root keys and report repository yet; --unhosted packs without them',
      );
    }
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    for (const { path, bytes } of await makePackages(out, version)) process.stdout.write(`${path} ${bytes} bytes\n`);
  },
});
