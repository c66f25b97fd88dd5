import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FORMS, REPORT_KINDS } from '../../lib/report/fields.ts';

const FOLDER = '.github/ISSUE_TEMPLATE';

interface Part {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string };
  readonly validations?: { readonly required?: boolean };
}

const partsOf = (kind: string): Part[] => parse(readFileSync(`${FOLDER}/${kind}.yml`, 'utf8')).body;

describe('issue forms', () => {
  it.each(REPORT_KINDS)('%s has the fields of the form, one to one', (kind) => {
    const fields = partsOf(kind)
      .filter(({ type }) => type !== 'markdown')
      .map(({ type, id, attributes: { label }, validations }) => ({
        id,
        label,
        isLong: type === 'textarea',
        isRequired: validations?.required === true,
      }));
    expect(fields).toEqual(FORMS[kind].map(({ id, label, isLong, isRequired }) => ({ id, label, isLong, isRequired })));
  });

  it.each(REPORT_KINDS)('%s has no field that GitHub does not prefill', (kind) => {
    for (const { type } of partsOf(kind)) expect(['markdown', 'input', 'textarea']).toContain(type);
  });

  it('are there for each kind, and there are no others', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'config.yml');
    expect(files.sort()).toEqual(REPORT_KINDS.map((kind) => `${kind}.yml`).sort());
  });
});
