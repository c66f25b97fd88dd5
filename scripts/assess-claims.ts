/** `npm run assess -- --claims FILE`: verdicts on rows of component statuses, whatever they say. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { RowAnswer } from '../lib/openness/claims-row.ts';
import { answerRow } from '../lib/openness/claims-row.ts';
import { licenceTable } from '../lib/openness/licences.ts';
import type { LicenceRecord } from '../lib/openness/record.ts';
import type { LicenceTable } from '../lib/openness/recipe.ts';
import { inColumns } from './columns.ts';
import { messageOf } from './command-line.ts';

/** One row of the file and the line or, in an array, the place it stands in. */
interface Row {
  readonly name: string;
  readonly place: string;
  readonly value: unknown;
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Error(`${file}: cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${place}: is not JSON: ${messageOf(error)}`, { cause: error });
  }
}

function nameOf(value: unknown, otherwise: string): string {
  if (typeof value !== 'object' || value === null || !('name' in value)) return otherwise;
  return typeof value.name === 'string' ? value.name : otherwise;
}

/** The rows of a file: one JSON object a line, or one JSON array. */
function rowsOf(file: string, text: string): Row[] {
  if (text.trimStart().startsWith('[')) {
    const list = parseJson(text, file);
    if (!Array.isArray(list)) throw new Error(`${file}: must be a list of rows`);
    return list.map((value: unknown, index) => {
      const place = `${file}: row ${index + 1}`;
      return { name: nameOf(value, `row ${index + 1}`), place, value };
    });
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = `${file}:${index + 1}`;
    const value = parseJson(line, place);
    return [{ name: nameOf(value, `line ${index + 1}`), place, value }];
  });
}

async function readLicences(): Promise<LicenceTable> {
  const text = await readFile(new URL('../data/licences.yaml', import.meta.url), 'utf8');
  return licenceTable(parse(text) as readonly LicenceRecord[]);
}

/**
 * The verdicts on the rows of a file, in their order. Throws an Error whose message is one line naming file, line,
 * path and rule where the file or a row cannot be read; nothing is answered then.
 */
export async function answerClaimsFile(file: string): Promise<{ name: string; answer: RowAnswer }[]> {
  const [text, licences] = await Promise.all([readText(file), readLicences()]);
  return rowsOf(file, text).map(({ name, place, value }) => {
    try {
      return { name, answer: answerRow(value, licences) };
    } catch (error) {
      throw new Error(`${place}: ${messageOf(error)}`, { cause: error });
    }
  });
}

function printTable(rows: readonly { name: string; answer: RowAnswer }[]): void {
  const table = rows.map(({ name, answer }) => ({
    model: name,
    tier: `${answer.tier}${answer.with_training_history ? ' +history' : ''}${answer.tier_could_be === null ? '' : ` (up to ${answer.tier_could_be})`}`,
    causes: answer.causes.join('; ') || '-',
    abilities: Object.values(answer.abilities)
      .map((word) => word.charAt(0).toUpperCase())
      .join('/'),
    g7: answer.g7,
    mof: answer.mof,
    osaid: answer.osaid,
    osai: answer.osai_style?.toFixed(2) ?? '-',
    eu: answer.eu_exemption,
  }));
  const columns = ['model', 'tier', 'causes', 'abilities', 'g7', 'mof', 'osaid', 'osai', 'eu'] as const;
  const heads = ['Model', 'Tier', 'Causes', 'A/R/C/I', 'G7', 'MOF', 'OSAID', 'OSAI style', 'EU exemption'];
  const lines = [heads, ...table.map((row) => columns.map((column) => row[column]))];
  for (const line of inColumns(lines)) console.log(line);
}

/**
 * Prints the verdicts on the rows of a file (JSON Lines, or one JSON array): with `json` one JSON object a row on
 * stdout, else a table. Throws as `answerClaimsFile` does.
 */
export async function assessClaims(file: string, { json }: { readonly json: boolean }): Promise<void> {
  const rows = await answerClaimsFile(file);
  if (!json) {
    printTable(rows);
    return;
  }
  process.stdout.write(rows.map(({ answer }) => `${JSON.stringify(answer)}\n`).join(''));
}
