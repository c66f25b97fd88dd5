/** What goes to the stores besides the packages: texts and pictures as the stores want them, and no package without a home. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../lib/language/languages.ts';
import { loadWords } from '../lib/language/load.ts';
import { isHosted } from '../lib/origin.ts';

const PICTURES = 'docs/store/pictures';
/** Width and height, which stand at the same place in every PNG file. */
const sizeOf = (file: string) => {
  const png = readFileSync(`${PICTURES}/${file}`);
  return `${png.readUInt32BE(16)} x ${png.readUInt32BE(20)}`;
};

describe('the stores', () => {
  it('get pictures of the sizes that they ask for', () => {
    const sizes = readdirSync(PICTURES).map((file): [string, string] => [file, sizeOf(file)]);
    const shots = sizes.filter(([file]) => /^[1-5]-\w+-(?:light|dark)\.png$/.test(file));
    expect(shots.map(([, size]) => size)).toEqual(Array(10).fill('1280 x 800'));
    expect(sizes.filter((size) => !shots.includes(size))).toEqual([
      ['marquee.png', '1400 x 560'],
      ['tile.png', '440 x 280'],
    ]);
  });

  it.each(LANGUAGES)('get a listing in %s, whose summary is that of the manifest', async (language) => {
    const listing = readFileSync(`docs/store/listing.${language}.md`, 'utf8');
    const { tagline } = (await loadWords(language)).app;
    expect(tagline.length).toBeLessThanOrEqual(132);
    expect(listing).toContain(tagline);
  });

  it.skipIf(isHosted())('get no package of an extension that has no home', () => {
    const { status, stderr } = spawnSync('npx', ['tsx', 'scripts/zip.ts', '--out', '.output/never'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^\S.*lib\/origin\.ts names no dataset host.*--unhosted.*\n$/);
    expect(existsSync('.output/never')).toBe(false);
  });
});
