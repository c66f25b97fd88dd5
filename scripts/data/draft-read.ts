/** Reads a filed report: GitHub's Markdown of an issue form, the copied YAML, or JSON. Whatever is odd is refused. */
import { readYaml } from '../../lib/dataset/parse-file.ts';
import { FIELD_IDS, FORMS, REPORT_KINDS, type FieldId, type Report, type ReportKind } from '../../lib/report/fields.ts';
import { faultsOf } from '../../lib/report/faults.ts';
import { NO_RESPONSE } from '../../lib/report/report-text.ts';
import { en } from '../../lib/language/en.ts';

/** Longest report in UTF-16 code units: GitHub takes no longer issue. */
export const LONGEST_REPORT = 65_536;

/** Why a report is refused; the message says it in one line. */
export class RefusedReport extends Error {}

/**
 * The report that a text holds.
 * @throws RefusedReport with the reason
 */
export function readReport(text: string): Report {
  if (text.length > LONGEST_REPORT) throw new RefusedReport(`is longer than ${LONGEST_REPORT} characters`);
  const plain = text.replaceAll('\r\n', '\n').trim();
  const report = /^### /mu.test(plain) ? fromMarkdown(plain) : fromMap(mapOf(plain));
  const reasons = faultsOf(report).map(
    ({ field, reason, detail }) =>
      `${field}: ${en.report.fault(en.reportFaults[reason], JSON.stringify(detail)).replace(/: ""$/u, '')}`,
  );
  if (reasons.length > 0) throw new RefusedReport(reasons.join('; '));
  return report;
}

/** A heading that is a label opens a field. Each of the form's labels stands there once, in the form's order. */
function fromMarkdown(text: string): Report {
  const missing = new Map(REPORT_KINDS.map((kind) => [kind, missingLabels(kind, text)] as const));
  const kind = REPORT_KINDS.find((candidate) => missing.get(candidate)?.length === 0);
  if (kind === undefined) {
    const [fewest = []] = [...missing.values()].toSorted((one, other) => one.length - other.length);
    throw new RefusedReport(`has not the headings of an issue form; missing: ${fewest.join(', ')}`);
  }
  const fields = FORMS[kind];
  const labels = new Map(fields.map(({ label, id }) => [label, id] as const));
  const found = headings(text).filter((heading) => labels.has(heading));
  if (found.join('\n') !== fields.map(({ label }) => label).join('\n'))
    throw new RefusedReport('has a heading of the issue form twice or in another order');
  const values: Partial<Record<FieldId, string>> = {};
  let id: FieldId | null = null;
  for (const line of text.split('\n')) {
    const opened = labels.get(headingOf(line) ?? '');
    if (opened) id = opened;
    else if (id !== null) values[id] = `${values[id] ?? ''}${line}\n`;
  }
  const trimmed = Object.entries(values).map(([field, value]) => [field, value.trim()] as const);
  return { kind, values: Object.fromEntries(trimmed.filter(([, value]) => value !== NO_RESPONSE && value !== '')) };
}

function missingLabels(kind: ReportKind, text: string): string[] {
  const there = headings(text);
  return FORMS[kind].map(({ label }) => label).filter((label) => !there.includes(label));
}

const headingOf = (line: string): string | null => /^### (.+)$/u.exec(line)?.[1]?.trim() ?? null;
const headings = (text: string): readonly string[] => text.split('\n').flatMap((line) => headingOf(line) ?? []);

/** JSON is YAML, too: one reader for both. */
function mapOf(text: string): ReadonlyMap<string, unknown> {
  let yaml: ReturnType<typeof readYaml>;
  try {
    yaml = readYaml(text);
  } catch {
    throw new RefusedReport('cannot be read as YAML or JSON');
  }
  if ('rule' in yaml) throw new RefusedReport(`line ${yaml.line}: ${yaml.rule}`);
  const { value } = yaml;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RefusedReport('is neither a filed issue form nor a map of fields');
  return new Map(Object.entries(value));
}

function fromMap(map: ReadonlyMap<string, unknown>): Report {
  const kind = REPORT_KINDS.find((known) => known === map.get('report'));
  if (kind === undefined) throw new RefusedReport(`must say "report: ${REPORT_KINDS.join('" or "report: ')}"`);
  const values: Partial<Record<FieldId, string>> = {};
  for (const [key, value] of map) {
    if (key === 'report') continue;
    const id = FIELD_IDS.find((known) => known === key);
    if (id === undefined || !isIn(kind, id)) throw new RefusedReport(`has an unknown field ${shown(key)}`);
    if (typeof value !== 'string') throw new RefusedReport(`${id}: must be a text`);
    values[id] = value.trim();
  }
  return { kind, values };
}

const isIn = (kind: ReportKind, id: FieldId): boolean => FORMS[kind].some((field) => field.id === id);
const shown = (key: string): string => JSON.stringify(key.slice(0, 40));
