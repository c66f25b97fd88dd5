/** Every command that the documents show, and that ends by itself, does what they say: it runs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isHosted } from '../../lib/origin.ts';

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

/** What is not run here, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/^npm (?:test|run bench|run dev)/, 'tests and measures, or does not end'],
  [/^bash \.ci\/run/, 'runs this test'],
  [/^npm run check$/, 'runs beside this test'],
  [/^npm ci/, 'needs the package registry'],
  [/^npm start/, 'does not end by itself where there is a display'],
  [/^npm run zip -- --unhosted/, 'packages.test.ts makes the packages'],
  [/^npm run site$|compare \.\.\/main/, 'runs with other arguments'],
  [/^npm run data -- (?:compare|rotate)$/, 'is only named'],
  [/^npm run (?:format|data -- schema)$/, 'rewrites the checkout'],
  [/^npm run data -- (?:import|draft)/, 'writes into data/; tests of their own go the whole way'],
  [/SUBCOMMAND|FILTER|REPORT|KEYS/, 'stands for commands that are tested one by one'],
];

const folder = mkdtempSync(join(tmpdir(), 'open-recipe-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the words in capitals and the files of the examples stand for. */
function standIns(own: string): Readonly<Record<string, string>> {
  const page = 'tests/pages/huggingface/model.html';
  return {
    DIR: join(own, 'release'),
    ...Object.fromEntries(
      ['root', 'dataset', 'KEYFILE'].flatMap((key) => [key, `${key}.pub`].map((name) => [name, join(own, name)])),
    ),
    BEFORE: 'data',
    AFTER: 'data',
    '../main/data': 'data',
    URL: 'https://huggingface.co/allenai/OLMo-2-1124-7B',
    FILE: page,
    OUT: join(own, 'out.json'),
    PNG: join(own, 'page.png'),
    'NAME-OR-ID': '"OLMo 2"',
  };
}

/** The commands of a document, in its order. What is between brackets may be left out, and is. */
function commandsOf(document: string): string[] {
  const text = readFileSync(document, 'utf8');
  const shown = Array.from(
    text.matchAll(/`((?:npm|bash) [^`]+)`|^ *((?:npm|bash|echo) [^#\n]+)/gm),
    ([, inline, line]) => (inline ?? line ?? '').replace(/\s+/g, ' '),
  );
  return shown.map((command) => command.replace(/ \[[^\]]*\]| \.\.\./g, '').trim());
}

const isLeftOut = (command: string): boolean => LEFT_OUT.some(([pattern]) => pattern.test(command));

/** Commands whose outcome is the same wherever they stand run once. */
const seen = new Set<string>();
const cases = DOCUMENTS.flatMap((document) =>
  commandsOf(document)
    .filter((command) => !isLeftOut(command))
    .filter((command) => /DIR|keygen/.test(command) || (!seen.has(command) && seen.add(command)))
    .map((command) => ({ document, command })),
);

describe('the documents', () => {
  it('show commands', () => {
    expect(cases.length).toBeGreaterThan(15);
  });

  it.each(cases)('$document: $command', { timeout: 300_000 }, ({ document, command }) => {
    const own = join(folder, document.replaceAll(/\W/g, '-'));
    mkdirSync(own, { recursive: true });
    const names = standIns(own);
    const words = command.split(' ').map((word) => names[word] ?? word);
    if (/^npm run (?:zip|site|store)/.test(command))
      words.push(...(words.includes('--') ? [] : ['--']), '--out', join(own, 'made'));
    if (words.includes(names['KEYFILE'] ?? '')) run(`npm run data -- keygen ${names['KEYFILE'] ?? ''}`);
    const { status, stderr } = run(words.join(' '));
    expect(words.join(' ')).not.toMatch(/ [A-Z]{3,}(?: |$)/);
    // The packages of an extension that has no home yet are made on demand only, and it says so.
    expect({ command, status, stderr }).toMatchObject({ status: command === 'npm run zip' && !isHosted() ? 2 : 0 });
  });
});

function run(command: string): { readonly status: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  return { status, stderr };
}
