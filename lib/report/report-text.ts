/** A report as people and `data draft` read it: title, Markdown as GitHub writes a filed issue form, and YAML. */
import { FORMS, filledFields, valueOf, type Report } from './fields.ts';

/** What GitHub writes where a field of an issue form was left empty. */
export const NO_RESPONSE = '_No response_';

/** The issue's title. */
export function titleOf(report: Report): string {
  const name = valueOf(report, 'name');
  return report.kind === 'missing-model' ? `Missing: ${name}` : `Wrong: ${name}, ${valueOf(report, 'component')}`;
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
export async function contentHash(report: Report): Promise<string> {
  const bytes = new TextEncoder().encode(asYaml(report));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
