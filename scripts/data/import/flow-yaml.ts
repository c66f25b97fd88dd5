/** Values as the dataset's files write them: one line, `{ key: value }` and `[one, two]`. */
import { stringify } from 'yaml';

/** One line of YAML in flow style. Keys whose value is undefined are left out. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{ ${entries.map(([key, item]) => `${key}: ${flowText(item)}`).join(', ')} }`;
  }
  return scalarText(value);
}

/** A scalar, quoted where it could be read as something else, in a list or on a line of its own. */
function scalarText(value: unknown): string {
  if (typeof value === 'string' && /[,[\]{}]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return stringify(value, { lineWidth: 0, singleQuote: true }).trimEnd();
}
