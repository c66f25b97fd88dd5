/** A report as people and `data draft` read it: title, Markdown as GitHub writes a filed issue form, and YAML. */
import { sha256 } from '../dataset/encoding.ts';
import { FORMS, filledFields, valueOf, type Report } from './fields.ts';

/** What GitHub writes where a field of an issue form was left empty. */
export const NO_RESPONSE = '_No response_';

/** The issue's title. */
export function titleOf(report: Report): string {
  const name = valueOf(report, 'name');
  const component = valueOf(report, 'component');
  if (report.kind === 'missing-model') return `Missing: ${name}`;
  return `Wrong: ${name}${component === '' ? '' : `, ${component}`}`;
}

/** Everything that a report makes public, word by word: the title, and each field that holds something. */
export function disclosure(report: Report): string {
  const fields = filledFields(report).map(
    ({ id, label, isLong }) => `${label}:${isLong ? '\n' : ' '}${valueOf(report, id)}`,
  );
  return [titleOf(report), '', ...fields].join('\n');
}

/** The report as GitHub would write it: a heading and a value for every field of the form. */
export function asMarkdown(report: Report): string {
  const parts = FORMS[report.kind].map(({ id, label }) => `### ${label}\n\n${valueOf(report, id) || NO_RESPONSE}\n`);
  return parts.join('\n');
}

/** The report as YAML: plain keys, quoted or block texts, no tags. */
export function asYaml(report: Report): string {
  const lines = filledFields(report).map(({ id }) => `${id}: ${yamlText(valueOf(report, id))}`);
  return [`report: ${report.kind}`, ...lines, ''].join('\n');
}

/** A JSON string is a YAML string; several lines are easier to read as a block. */
function yamlText(value: string): string {
  if (!value.includes('\n')) return JSON.stringify(value);
  return `|2-\n${value
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')}`;
}

/** SHA-256 of kind and values in hexadecimal: two reports that say the same have the same. */
export function contentHash(report: Report): Promise<string> {
  return sha256(new TextEncoder().encode(asYaml(report)));
}
