import { describe, expect, it } from 'vitest';
import { changesTable } from './changes-table.ts';

describe('the table of a comment', () => {
  it('has a row for each record', () => {
    expect(
      changesTable([
        { id: 'acme/heron-2', before: 'open weights', after: 'open recipe' },
        { id: 'acme/heron-3', before: null, after: 'closed' },
        { id: 'acme/heron-1', before: 'closed', after: null },
      ]),
    ).toBe(`| Record | Before | After |
| --- | --- | --- |
| acme/heron-2 | open weights | open recipe |
| acme/heron-3 | not there | closed |
| acme/heron-1 | closed | gone |
`);
  });

  it('lets no text break out of its cell', () => {
    const [, , row] = changesTable([{ id: 'a|b', before: '@all <img> [x](y)', after: 'one\ntwo' }]).split('\n');
    expect(row).toBe(String.raw`| a\|b | \@all \<img\> \[x\]\(y\) | one two |`);
  });

  it('says how many rows it leaves out', () => {
    const many = Array.from({ length: 203 }, (_, index) => ({
      id: `acme/heron-${index}`,
      before: null,
      after: 'closed',
    }));
    expect(changesTable(many)).toMatch(/\n\nAnd 3 more\.\n$/u);
  });
});
