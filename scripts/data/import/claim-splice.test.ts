import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../lib/openness/record.ts';
import { withClaims } from './claim-splice.ts';

const claim: Claim = { status: 'open', url: 'https://example.org/a,b', source: 'index', checked: '2026-03-13' };
const written = "{ status: open, url: 'https://example.org/a,b', source: index, checked: 2026-03-13 }";

const FILE = `# By hand.
name: 'Zorbo' # quoted on purpose
components:
  weights_final: [{ status: open, source: editors }] # seen
  report:
    - { status: none, source: editors }
  model_card:
    [
      { status: open, source: editors },
      { status: none, source: tool },
    ]
licences:
  weights: [{ id: mit, source: editors }]
`;

describe('claims in a file that people wrote', () => {
  it('changes nothing without edits', () => {
    expect(withClaims(FILE, [])).toBe(FILE);
  });

  it('adds to a list in the layout that the list has', () => {
    const text = withClaims(FILE, [
      { path: ['components', 'weights_final'], kind: 'add', claim },
      { path: ['components', 'report'], kind: 'add', claim },
      { path: ['components', 'model_card'], kind: 'add', claim },
    ]);
    expect(text).toBe(
      FILE.replace('editors }] # seen', `editors }, ${written}] # seen`)
        .replace(
          '    - { status: none, source: editors }\n',
          `    - { status: none, source: editors }\n    - ${written}\n`,
        )
        .replace('source: tool },', `source: tool },\n      ${written},`),
    );
  });

  it('puts new components in their order, and a new list of the file after them', () => {
    const text = withClaims(FILE, [
      { path: ['peerReviewed'], kind: 'add', claim },
      { path: ['licences', 'code'], kind: 'add', claim: { ...claim, id: 'mit' } },
      { path: ['components', 'code_train'], kind: 'add', claim },
      { path: ['components', 'data_pretrain'], kind: 'add', claim },
    ]);
    const keys = text.split('\n').flatMap((line) => /^ {0,2}(\w+):/u.exec(line)?.[1] ?? []);
    expect(keys).toEqual([
      'name',
      'components',
      'weights_final',
      'data_pretrain',
      'code_train',
      'report',
      'model_card',
      'licences',
      'weights',
      'code',
      'peerReviewed',
    ]);
  });

  it('replaces and removes single claims', () => {
    const text = withClaims(FILE, [
      { path: ['components', 'weights_final'], kind: 'replace', index: 0, claim },
      { path: ['components', 'report'], kind: 'remove', index: 0 },
      { path: ['components', 'model_card'], kind: 'remove', index: 0 },
    ]);
    expect(text).toContain(`weights_final: [${written}] # seen`);
    expect(text).not.toContain('report');
    expect(text).toContain('    [\n      { status: none, source: tool },\n    ]');
  });

  it('writes what is missing altogether', () => {
    expect(withClaims('name: Zorbo\n', [{ path: ['components', 'report'], kind: 'add', claim }])).toBe(
      `name: Zorbo\ncomponents:\n  report: [${written}]\n`,
    );
  });
});
