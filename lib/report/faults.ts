/** What is wrong with a report: the same rules in the form, and again where a filed report is read. */
import { githubRepo, hubId, httpsUrl, parentId, corpusId, familyId } from '../dataset/record-fields.ts';
import { CORRECTABLE, FORMS, statusesOf, valueOf, type Field, type FieldId, type Report } from './fields.ts';
import { findingLines, parseFinding } from './findings.ts';

/** `empty`: required and not there. The others name what stands there that may not. */
export type FaultReason =
  | 'empty'
  | 'too-long'
  | 'hidden-characters'
  | 'html'
  | 'mixed-alphabets'
  | 'several-lines'
  | 'no-hub-id'
  | 'no-repository'
  | 'no-https'
  | 'no-record'
  | 'no-component'
  | 'no-status'
  | 'no-finding';

export interface ReportFault {
  readonly field: FieldId;
  readonly reason: FaultReason;
  /** The part that is wrong, shortened; empty where it is the whole field. */
  readonly detail: string;
}

/** Control and format characters other than line breaks: they hide text or turn its direction. */
const HIDDEN = /[^\P{C}\n\t]/u;
const HTML = /<\/?[a-z!?][^\n]{0,40}/iu;
const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
const LONGEST_DETAIL = 60;

/** All faults of a report, in the order of its fields; none means that it can be sent. */
export function faultsOf(report: Report): readonly ReportFault[] {
  return FORMS[report.kind].flatMap((field) => {
    const fault = faultOf(report, field, valueOf(report, field.id));
    return fault ? [{ field: field.id, ...fault, detail: fault.detail.slice(0, LONGEST_DETAIL) }] : [];
  });
}

type Fault = Omit<ReportFault, 'field'>;
const because = (reason: FaultReason, detail = ''): Fault => ({ reason, detail });

function faultOf(report: Report, { id, isLong, isRequired, limit }: Field, value: string): Fault | null {
  if (value === '') return isRequired ? because('empty') : null;
  if (value.length > limit) return because('too-long', String(limit));
  const hidden = HIDDEN.exec(value);
  if (hidden) return because('hidden-characters', `U+${codeOf(hidden[0])}`);
  if (!isLong && value.includes('\n')) return because('several-lines');
  const html = HTML.exec(value);
  if (html) return because('html', html[0]);
  return CHECKS[id]?.(value, report) ?? null;
}

const codeOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** A word that mixes alphabets is made to look like another word. */
function mixedWord(value: string): Fault | null {
  const word = value
    .split(/[^\p{L}\p{M}]+/u)
    .find((letters) => ALPHABETS.filter((alphabet) => alphabet.test(letters)).length > 1);
  return word === undefined ? null : because('mixed-alphabets', word);
}

const orNone = (isRight: boolean, reason: FaultReason, detail: string): Fault | null =>
  isRight ? null : because(reason, detail);
const isRight = (schema: typeof httpsUrl, value: string): boolean => schema.safeParse(value).success;
const address = (value: string): Fault | null => orNone(isRight(httpsUrl, value), 'no-https', value);

const CHECKS: Partial<Record<FieldId, (value: string, report: Report) => Fault | null>> = {
  name: mixedWord,
  developer: mixedWord,
  hub: (value) => orNone(isRight(hubId, value.replace(/^datasets\//u, '')), 'no-hub-id', value),
  github: (value) => orNone(isRight(githubRepo, value), 'no-repository', value),
  record: (value) =>
    orNone(
      [parentId, corpusId, familyId].some((schema) => isRight(schema, value)),
      'no-record',
      value,
    ),
  component: (value) => orNone(CORRECTABLE.includes(value), 'no-component', value),
  'should-be': (value, report) => {
    const allowed = statusesOf(valueOf(report, 'component'));
    return orNone(allowed.length === 0 || allowed.includes(value), 'no-status', value);
  },
  findings(value) {
    const wrong = findingLines(value).find((text) => {
      const finding = parseFinding(text);
      return finding === null || !isRight(httpsUrl, finding.source);
    });
    return wrong === undefined ? null : because('no-finding', wrong);
  },
  evidence: address,
  page: address,
};
