/** `npm run site`: the dataset as a static site for any host. */
import { readFile } from 'node:fs/promises';
import { ORIGIN } from '../lib/origin.ts';
import { runCommand, UsageError } from './command-line.ts';
import { ensureSnapshot } from './ensure-snapshot.ts';
import { buildSite } from './site/build.tsx';
import { deadLinks } from './site/links.ts';
import { writeSite } from './site/write.ts';

const USAGE = `
Usage: npm run site [-- --out DIR] [--base URL] [--previous FILE]

Builds the site of the dataset: a page for every series, family and corpus, lists, feeds of changes, and badges for
READMEs. Plain files for any web host; the same dataset gives the same bytes.

  --out DIR        where to write (default: .output/site); empty, or an earlier site, which is replaced
  --base URL       the address that it will have; the sitemap, canonical addresses and badge codes need it
                   (default: siteUrl of lib/origin.ts)
  --previous FILE  an earlier snapshot.json.gz: the feeds then tell what changed since
  --help           this text`;

const OPTIONS = {
  out: { type: 'string', default: '.output/site' },
  base: { type: 'string' },
  previous: { type: 'string' },
} as const;

/** @throws UsageError where it is no address that a site can have */
function baseFrom(text: string | undefined): string | null {
  if (text === undefined) return ORIGIN.siteUrl;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new UsageError(`--base must be an https address without query, not "${text}"`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

await runCommand({
  name: 'site',
  usage: USAGE,
  options: OPTIONS,
  async run({ out = '.output/site', base, previous }) {
    const started = Date.now();
    const address = baseFrom(base);
    const files = await buildSite({
      previous: previous === undefined ? null : new Uint8Array(await readFile(previous)),
      packed: new Uint8Array(await readFile(await ensureSnapshot())),
      base: address,
      repository: ORIGIN.reportRepository,
      attribution: await readFile('data/ATTRIBUTION.md', 'utf8'),
    });
    const dead = deadLinks(files, address === null ? '/' : new URL(address).pathname);
    if (dead.length > 0) throw new Error(`${dead.length} links lead nowhere, such as ${dead[0] ?? ''}`);
    await writeSite(out, files);
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${out}: ${files.size} files, ${(bytes / 1024 / 1024).toFixed(1)} MB, in ${seconds} s\n`);
    if (address === null) process.stderr.write('no --base: without sitemap, canonical addresses and badge codes\n');
  },
});
