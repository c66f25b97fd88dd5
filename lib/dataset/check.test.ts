import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { findFaults } from './check.ts';
import { faultLine } from './fault.ts';
import { parseFiles, readDataset, type SourceFile } from './read-files.ts';
import { aliasKey } from './rules/aliases.ts';

const TODAY = '2026-11-23';
const { files } = await readDataset('tests/dataset/example');

const check = (changed: readonly SourceFile[]): readonly string[] =>
  findFaults(parseFiles(changed), TODAY).map((fault) => faultLine(fault, ''));

/** The example with one text put for another in one file; a new file where none has the path. */
const withText = (path: string, from: string, to: string): readonly SourceFile[] => {
  const old = files.find((file) => file.path === path);
  if (!old) return [...files, { path, text: to }];
  if (!old.text.includes(from)) throw new Error(`${path} does not say ${from}`);
  return files.map((file) => (file === old ? { path, text: file.text.replace(from, to) } : file));
};

const HERON = 'models/acme/heron-1.yaml';
const WADER = 'models/brook/wader.yaml';

describe('the example', () => {
  it('has no faults', () => expect(check(files)).toEqual([]));
});

describe('the worked example of docs/dataset.md', () => {
  it('has no faults either', () => {
    const blocks = [...readFileSync('docs/dataset.md', 'utf8').matchAll(/^ {3}```yaml\n(.*?)^ {3}```/gmsu)];
    const [maker = '', series = ''] = blocks.map(([, indented = '']) => indented.replaceAll(/^ {3}/gmu, ''));
    expect(maker).toContain('name: Acme');
    expect(series).toContain('name: Heron 2');
    const others = files.filter(({ path }) => path !== 'developers/acme.yaml');
    const added = [
      { path: 'developers/acme.yaml', text: maker },
      { path: 'models/acme/heron-2.yaml', text: series },
    ];
    expect(check([...others, ...added])).toEqual([]);
  });
});

describe('references', () => {
  it.each([
    [HERON, 'developer: acme', 'developer: brook', 'developer: must be "acme", the name of the file\'s folder'],
    [HERON, 'family: family/heron', 'family: family/egret', 'family: no family "family/egret" is listed'],
    [HERON, '[corpora/meadow]', '[corpora/x]', 'trainedOn[0]: no corpus "corpora/x" is listed'],
    [HERON, 'licence: acme-community', 'licence: x', 'licenceHistory[0].licence: no licence "x" is listed'],
    [HERON, 'id: apache-2.0', 'id: mit', 'licences.weights[0].id: no licence "mit" is listed'],
    [HERON, 'source: index', 'source: rumour', 'components.data_pretrain[1].source: no source "rumour" is listed'],
    [WADER, 'id: acme-community', 'id: mit', 'releases[0].licences.weights[0].id: no licence "mit" is listed'],
    [WADER, 'id: acme-ai/Heron-1-7B', 'id: a/b', 'derivedFrom[0].id: no series or release "a/b" is listed'],
    ['families/heron.yaml', 'developer: acme', 'developer: x', 'developer: no developer "x" is listed'],
    ['corpora/meadow.yaml', 'id: odc-by', 'id: mit', 'licences.data[0].id: no licence "mit" is listed'],
    ['sources.yaml', 'id: index', 'id: editors', '[1].id: "editors" is listed twice'],
  ])('%s: %s -> %s', (path, from, to, rule) => {
    const found = check(withText(path, from, to));
    expect(found.some((line) => line.startsWith(path) && line.endsWith(`: ${rule}`))).toBe(true);
  });

  it('may lead to an unlisted sibling by a pattern', () => {
    expect(check(withText(WADER, 'id: acme-ai/Heron-1-7B', 'id: acme-ai/heron-1-9b'))).toEqual([]);
  });

  it('do not go round', () => {
    const loop = withText(HERON, 'trainedOn:', 'derivedFrom: [{ id: brook/wader, relation: merge }]\ntrainedOn:');
    expect(check(loop).filter((line) => line.includes('leads back to the series itself'))).toHaveLength(2);
  });

  it('blame only the broken file where one cannot be read', () => {
    for (const path of ['licences.yaml', 'sources.yaml', 'developers/acme.yaml', 'families/heron.yaml', HERON]) {
      const broken = files.map((file) => (file.path === path ? { path, text: '[' } : file));
      expect(check(broken).map((line) => line.split(':')[0])).toEqual([path]);
    }
  });

  it('name a list that is missing', () => {
    expect(check(files.filter(({ path }) => path !== 'licences.yaml'))).toEqual(['licences.yaml: (file): is missing']);
  });
});

describe('surface forms', () => {
  const wader = (alias: string): readonly string[] => check(withText(WADER, '[Wader-7B]', `[${alias}]`));

  it('have one owner, however they are written', () => {
    expect(wader('"heron-V 1"')).toEqual([expect.stringContaining('"heron-V 1" also belongs to "acme/heron-1"')]);
    expect(wader('"Wader 7B", "Wader 7B"')).toEqual([expect.stringContaining('"Wader 7B" is listed twice')]);
  });

  it('may be shared by a family and its member, or where all are ambiguous', () => {
    expect(check(withText(HERON, '[Heron 1,', '[{ text: Heron, ambiguous: true }, Heron 1,'))).toEqual([]);
    expect(wader('{ text: Heron, ambiguous: true }')).toEqual([]);
    expect(wader('Heron')).toEqual([expect.stringContaining('may share a surface form')]);
  });

  it.each(['Claude', 'GEMINI', 'falcon', 'Llama', 'whisper', 'Command'])('must be ambiguous: %s', (word) => {
    expect(wader(word)).toEqual([expect.stringContaining('is also a common word: mark it ambiguous')]);
    expect(wader(`{ text: ${word}, exact: true }`)).toHaveLength(1);
    expect(wader(`{ text: ${word}, ambiguous: true }`)).toEqual([]);
  });

  it('need not be ambiguous where capitals set them apart', () => {
    expect(wader('{ text: LLaMA, exact: true }')).toEqual([]);
    expect(wader('Llama 3')).toEqual([]);
  });

  it('that name a company must be ambiguous', () => {
    expect(wader('Brook Collective')).toEqual([expect.stringContaining("is also a developer's name")]);
  });

  it('of a family are no account of its developer, but for its own name', () => {
    const family = (alias: string) => check(withText('families/heron.yaml', 'aliases:', `aliases:\n  - ${alias}`));
    expect(family('acme-ai')).toEqual([expect.stringContaining('"acme-ai" is an account of the developer')]);
    expect(family('Acme AI')).toEqual([]);
    const developer = withText('developers/acme.yaml', 'github: [', 'github: [Heron, ');
    expect(check(developer)).toEqual([]);
  });

  it('are compared without capitals, separators and the joint of letters and digits', () => {
    expect(aliasKey('Llama-3.1')).toBe(aliasKey('llama3.1'));
    expect(aliasKey('OLMo 2 1B')).not.toBe(aliasKey('OLMo 21B'));
  });
});

describe('Hugging Face ids', () => {
  it('have one owner, whatever their capitals', () => {
    const found = check(withText(WADER, 'id: brook/Wader-7B', 'id: Acme-AI/heron-1-7b-instruct'));
    const rule = 'model "Acme-AI/heron-1-7b-instruct" is already listed in "acme/heron-1"';
    expect(found).toEqual([`${WADER}:7: releases[0].id: ${rule}`]);
  });

  it('are not the id of another series', () => {
    expect(check(withText(WADER, 'id: brook/Wader-7B', 'id: acme/Heron-1'))).toEqual([
      `${WADER}:7: releases[0].id: "acme/Heron-1" is also the id of another series: give that series' file another name`,
    ]);
    expect(check(withText(WADER, 'id: brook/Wader-7B', 'id: Brook/Wader'))).toEqual([]);
  });
});

describe('a derived series', () => {
  const claims = (status: string): readonly string[] =>
    check(withText(WADER, 'status: described', `status: ${status}`));

  it('is not more open in its data than its base', () => {
    expect(claims('open')).toEqual([
      `${WADER}:16: components.data_pretrain: "open" is more open than "reconstructible", which the base says`,
    ]);
    expect(claims('reconstructible')).toEqual([]);
    expect(claims('none')).toEqual([]);
  });
});

describe('dates', () => {
  it.each([
    [HERON, 'released: 2025-06-02', 'released: 2026-12', 'released'],
    [HERON, 'checked: 2026-10-01', 'checked: 2026-11-24', 'components.weights_final[0].checked'],
    [HERON, 'from: 2026-01-15', 'from: 2027-01', 'licenceHistory[1].from'],
    ['version.yaml', 'date: 2026-11-01', 'date: 2026-11-24', 'date'],
    ['licences.yaml', 'released: 2004-01', 'released: 2027-01', '[0].released'],
  ])('are not in the future: %s %s -> %s', (path, from, to, at) => {
    const date = to.split(' ')[1] ?? '';
    expect(check(withText(path, from, to))).toEqual([
      expect.stringMatching(
        new RegExp(`^${path}:\\d+: ${at.replaceAll(/[[\].]/gu, '\\$&')}: ${date} is in the future$`),
      ),
    ]);
  });

  it('may be in the current month', () => {
    expect(check(withText(HERON, 'released: 2025-06-02', 'released: 2026-11'))).toEqual([]);
  });
});

/** Ways to break a value; each leaves something that no rule can accept at that place, or null where it does not apply. */
const BREAKS: readonly ((value: unknown, key: string | number) => { readonly value: unknown } | null)[] = [
  () => ({ value: null }),
  () => ({ value: true }),
  (value) => (typeof value === 'string' ? { value: `${value}\n${value}` } : { value: 'two\nlines' }),
  (value) => ({ value: Array.isArray(value) ? {} : [] }),
  (value) => ({ value: typeof value === 'number' ? -value : -1 }),
  (value) => (typeof value === 'string' ? { value: 'x'.repeat(2000) } : null),
  (value) => (typeof value === 'string' && value.startsWith('https:') ? { value: value.replace('s:', ':') } : null),
  (value) => (typeof value === 'string' && /^\d{4}-\d{2}/u.test(value) ? { value: '2026-02-30' } : null),
  (value) => (typeof value === 'string' && /^\d{4}-\d{2}/u.test(value) ? { value: '2999-01-01' } : null),
  (_value, key) => (['id', 'source', 'developer', 'family'].includes(String(key)) ? { value: '../../x' } : null),
  (value) => (isObject(value) ? { value: { ...value, surprise: 1 } } : null),
  (value) => (isObject(value) ? { value: Object.entries(value) } : null),
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every way to break one value somewhere in a file. */
function* brokenVersions(value: unknown, key: string | number): Generator {
  for (const breakIt of BREAKS) {
    const broken = breakIt(value, key);
    if (broken) yield broken.value;
  }
  if (Array.isArray(value))
    for (const [index, item] of value.entries())
      for (const broken of brokenVersions(item, index)) yield value.with(index, broken);
  if (isObject(value))
    for (const [name, item] of Object.entries(value))
      for (const broken of brokenVersions(item, name)) yield { ...value, [name]: broken };
}

/** Ways to break the text itself. */
const TEXT_BREAKS: readonly ((text: string, at: number) => string)[] = [
  (text, at) => `${text.slice(0, at)}\u0000${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\n\t- :: {[\n${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\n- &a [*a, *a]\n${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\uFFFD${text.slice(at)}`,
];

describe('broken files', () => {
  it('give one line with file, path and rule, never a stack trace: over 1,000 ways', () => {
    const texts = files.flatMap(({ path, text }) => {
      const plain = stringify(parse(text));
      const values = [...brokenVersions(parse(text), '')].map((value) => stringify(value));
      const places = Array.from({ length: Math.ceil(text.length / 97) }, (_none, index) => index * 97);
      const broken = TEXT_BREAKS.flatMap((breakIt) => places.map((at) => breakIt(text, at)));
      return [...values.filter((value) => value !== plain), ...broken].map((changed) => ({ path, text: changed }));
    });
    // Every second way keeps the test short and still visits every value of the example.
    const ways = texts.filter((_text, index) => index % 2 === 0);
    expect(ways.length).toBeGreaterThan(1000);
    for (const { path, text } of ways) {
      const found = check(files.map((file) => (file.path === path ? { path, text } : file)));
      expect(found, text).toHaveLength(1);
      expect(found[0]).toMatch(/^[a-z0-9/.-]+\.yaml(?::\d+)?: \S[^\n]{0,200}: \S[^\n]{0,400}$/u);
      expect(found[0]?.startsWith(`${path}:`), text).toBe(true);
      expect(found[0]).not.toMatch(/\bat \S+ \(|Error:|\/lib\//u);
    }
  }, 60_000);
});
