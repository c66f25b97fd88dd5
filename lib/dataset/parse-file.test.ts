import { describe, expect, it } from 'vitest';
import { faultLine } from './fault.ts';
import { parseFile } from './parse-file.ts';

const FAMILY = 'name: Heron\ndeveloper: acme\naliases: [Heron 1]\n';

const lines = (path: string, text: string): readonly string[] =>
  parseFile(path, text).faults.map((fault) => faultLine(fault, 'data/'));

describe('parseFile', () => {
  it('takes kind and id from the place', () => {
    const { parsed } = parseFile('families/heron.yaml', FAMILY);
    expect(parsed).toEqual({
      kind: 'family',
      id: 'family/heron',
      value: { name: 'Heron', developer: 'acme', aliases: ['Heron 1'] },
    });
  });

  it.each(['models/heron.yaml', 'families/Heron.yaml', 'families/heron.yml', 'models/corpora/x.yaml', 'x.txt'])(
    'knows no record at %s',
    (path) => expect(lines(path, FAMILY)).toEqual([expect.stringContaining('no record belongs at this place')]),
  );

  it('names line, path and rule', () => {
    expect(lines('families/heron.yaml', 'name: Heron\ndeveloper: Acme\naliases: []\n')).toEqual([
      'data/families/heron.yaml:2: developer: must be a developer id, such as "ai2"',
    ]);
    expect(lines('families/heron.yaml', 'name: Heron\n\naliases:\n  - { txt: x }\ndeveloper: acme')).toEqual([
      'data/families/heron.yaml:4: aliases[0].text: is missing',
    ]);
    expect(lines('families/heron.yaml', `${FAMILY}tier: closed\n`)).toEqual([
      'data/families/heron.yaml:4: tier: unknown key',
    ]);
    expect(lines('families/heron.yaml', 'name: Heron\naliases: []\n')).toEqual([
      'data/families/heron.yaml:1: developer: is missing',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a scalar', '42'],
    ['two documents', `${FAMILY}---\n${FAMILY}`],
    ['an open bracket', 'name: [Heron'],
    ['a key twice', `${FAMILY}name: Other\n`],
    ['an anchor', 'name: &a Heron\ndeveloper: acme\naliases: []\n'],
    ['an alias', 'name: &a Heron\ndeveloper: *a\naliases: []\n'],
    ['a tag', 'name: !!str Heron\ndeveloper: acme\naliases: []\n'],
    ['a custom tag', 'name: !js/function Heron\ndeveloper: acme\naliases: []\n'],
    ['a merge key', `<<: { name: Heron }\n${FAMILY}`],
    ['a prototype', `${FAMILY}__proto__: { name: x }\n`],
    ['bytes that are not UTF-8', `${FAMILY}# \uFFFD\n`],
    ['absurd nesting', `name: ${'['.repeat(100_000)}`],
    ['absurd length', `${FAMILY}# ${'x'.repeat(500_000)}`],
    ['control characters', 'name: "a\\u0007b"\ndeveloper: acme\naliases: []\n'],
  ])('refuses %s in one line', (_what, text) => {
    const found = lines('families/heron.yaml', text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^data\/families\/heron\.yaml(?::\d+)?: [^:\n]+: [^\n]{1,320}$/);
  });
});
