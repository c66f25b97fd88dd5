/** The least versions of the manifests and docs/browsers.md, held against the code and the compatibility data of MDN. */
import { readdirSync, readFileSync } from 'node:fs';
import data, { type Identifier } from '@mdn/browser-compat-data/forLegacyNode';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/browsers.md', 'utf8');
const config = readFileSync('wxt.config.ts', 'utf8');
const least = (name: string) => Number.parseFloat(new RegExp(`const ${name} = '([\\d.]+)'`).exec(config)?.[1] ?? '');
const LEAST = {
  chrome: least('CHROME'),
  edge: least('CHROME'),
  firefox: least('FIREFOX'),
  firefox_android: least('FIREFOX'),
};
type Browser = keyof typeof LEAST;
const BROWSERS = Object.keys(LEAST) as Browser[];

/** Since when a browser has a feature, by its path in the data; infinite where it does not. */
function since(path: string, browser: Browser): number {
  let feature: Identifier | undefined = data as unknown as Identifier;
  for (const part of path.split('.')) feature = feature?.[part];
  const support = feature?.__compat?.support[browser];
  if (support === undefined) throw new Error(`MDN's data has nothing of ${path} for ${browser}`);
  const [first] = [support].flat();
  return first?.version_added ? Number.parseFloat(first.version_added.replace('≤', '')) : Infinity;
}

/** Code cells of a section's table, by row. */
const cells = (heading: string): string[][] =>
  (page.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));

const code = ['lib', 'components', 'entrypoints']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
/** MDN knows Chrome's name as an alias. */
const pathOf = (api: string) => `webextensions.api.${api.replace(/^contextMenus/, 'menus')}`;

describe('every browser that the manifests allow', () => {
  it.each(cells('What is counted on').map(([, feature, path = '']) => [feature, path.replaceAll('`', '')]))(
    'has %s',
    (_feature, path = '') => {
      for (const browser of BROWSERS) expect(since(path, browser), browser).toBeLessThanOrEqual(LEAST[browser]);
    },
  );

  const called = new Set(code.match(/\bbrowser\.[a-z]\w*\.(?:(?:local|session|sync)\b|\w+)/g));
  it.each([...called].map((call) => call.replace('browser.', '')).toSorted())('has browser.%s', (api) => {
    if (api.startsWith('runtime.id')) return;
    for (const browser of BROWSERS) expect(since(pathOf(api), browser), browser).toBeLessThanOrEqual(LEAST[browser]);
  });

  it('is the least for something that is counted on', () => {
    const needed = cells('What is counted on').map(([, , path = '']) => since(path.replaceAll('`', ''), 'chrome'));
    expect(Math.max(...needed)).toBe(LEAST.chrome);
    expect(page).toContain(`Chrome and Edge from ${LEAST.chrome}, Firefox from ${LEAST.firefox} on`);
  });
});

describe('what may be missing', () => {
  const declared = readFileSync('lib/optional-apis.ts', 'utf8').matchAll(/readonly (\w+)\?:/g);
  const optional = Array.from(declared, ([, api = '']) => api);

  it('is in the document, and really missing somewhere', () => {
    const rows = cells('What may be missing');
    expect(rows.map(([, api = '']) => api.replaceAll('`', '')).toSorted()).toEqual(optional.toSorted());
    for (const [, api = '', where = ''] of rows) {
      const path = pathOf(api.replaceAll('`', ''));
      const names = { firefox_android: 'Firefox for Android', firefox: 'Firefox', chrome: 'Chrome' } as const;
      const lacking = where.split(', ');
      for (const [browser, name] of Object.entries(names) as [keyof typeof names, string][]) {
        const isLacking = lacking.includes(name) || (browser === 'firefox_android' && lacking.includes('Firefox'));
        expect(since(path, browser) > LEAST[browser], `${api} in ${browser}`).toBe(isLacking);
      }
    }
  });
});

describe('tests that run in one browser only', () => {
  it('are listed with a reason', () => {
    const only = (title = '', name = '') => `${title}: ${name.toLowerCase()}`;
    const found = readdirSync('tests/browser')
      .filter((file) => file.endsWith('.test.ts'))
      .flatMap((file) => {
        const text = readFileSync(`tests/browser/${file}`, 'utf8');
        expect(text.match(/skipIf|it\.skip|describe\.skip|if \(name ===.*\n\s+it/g), file).toBeNull();
        const conditional = Array.from(text.matchAll(/runIf\(name === '(\w+)'\)(?:\.each\(\[[^;]*?\]\))?\('([^']+)'/g));
        // Where it starts a browser, but not each of them.
        const fixed = Array.from(text.matchAll(/(?:openTested|withBrowser)\('(\w+)'/g));
        const group = /describe\('([^']+)'/.exec(text)?.[1];
        return [
          ...conditional.map(([, name, title]) => only(title, name)),
          ...fixed.map(([, name]) => only(group, name)),
        ];
      });
    const listed = cells('What runs in one browser only').map(([, title, name]) => only(title, name));
    expect(found.toSorted()).toEqual(listed.toSorted());
  });
});
