/**
 * The fields of a report, one list for the form of the extension, the issue forms of the repository
 * (`.github/ISSUE_TEMPLATE/`, a test compares them) and `data draft`.
 */
import { COMPONENT_IDS, INFORMATION_STATUSES, STATUSES, type ComponentId } from '../openness/components.ts';
import { LICENSED_PARTS } from '../openness/record.ts';

/** Also the names of the issue form files, without their ending. */
export const REPORT_KINDS = ['missing-model', 'wrong-claim'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export interface Field {
  /** Also the id in the issue form, which GitHub takes as a parameter of the form's address. */
  readonly id: FieldId;
  /** The heading that GitHub writes above the value in the filed issue. */
  readonly label: string;
  readonly isLong: boolean;
  readonly isRequired: boolean;
  /** Longest value in UTF-16 code units. */
  readonly limit: number;
}

export const FIELD_IDS = [
  'name',
  'hub',
  'github',
  'developer',
  'findings',
  'record',
  'component',
  'now',
  'should-be',
  'evidence',
  'page',
  'page-title',
  'note',
] as const;
export type FieldId = (typeof FIELD_IDS)[number];

const line = (id: FieldId, label: string, limit: number): Field => ({
  id,
  label,
  limit,
  isLong: false,
  isRequired: false,
});
const needed = (field: Field): Field => ({ ...field, isRequired: true });
const long = (field: Field): Field => ({ ...field, isLong: true });

const name = needed(line('name', 'Model or corpus', 80));
const evidence = needed(line('evidence', 'Evidence', 1000));
const about = [
  line('page', 'Page address', 1000),
  line('page-title', 'Page title', 200),
  long(line('note', 'Note', 1000)),
];

/** The fields of each form, in their order. */
export const FORMS: Readonly<Record<ReportKind, readonly Field[]>> = {
  'missing-model': [
    name,
    line('hub', 'Hugging Face id', 140),
    line('github', 'GitHub repository', 140),
    line('developer', 'Developer', 80),
    long(line('findings', 'What is known', 4000)),
    ...about,
  ],
  'wrong-claim': [
    name,
    line('record', 'Id in the dataset', 140),
    needed(line('component', 'Component', 60)),
    line('now', 'What it says now', 200),
    needed(line('should-be', 'What it should say', 200)),
    evidence,
    ...about,
  ],
};

/** What a person says is missing or wrong. Values are trimmed; an empty one is as good as none. */
export interface Report {
  readonly kind: ReportKind;
  readonly values: Readonly<Partial<Record<FieldId, string>>>;
}

/** The value of one field, or an empty text. */
export const valueOf = (report: Report, id: FieldId): string => report.values[id]?.trim() ?? '';

/** The fields of the report's own form that hold something. */
export const filledFields = (report: Report): readonly Field[] =>
  FORMS[report.kind].filter(({ id }) => valueOf(report, id) !== '');

const LICENCE_PREFIX = 'licence_';

/** What a correction can be about: a component, the licence of a part (`licence_weights`), or `other`. */
export const CORRECTABLE: readonly string[] = [
  ...COMPONENT_IDS,
  ...LICENSED_PARTS.map((part) => LICENCE_PREFIX + part),
  'other',
];

/** The part whose licence is meant, or null where it is no licence. */
export const licensedPartOf = (component: string) =>
  LICENSED_PARTS.find((part) => component === LICENCE_PREFIX + part) ?? null;

/** The statuses that a component may have; empty where it takes other words. */
export function statusesOf(component: string): readonly string[] {
  if (component === 'data_information') return INFORMATION_STATUSES;
  return isComponent(component) ? STATUSES : [];
}

export const isComponent = (id: string): id is ComponentId => COMPONENT_IDS.some((known) => known === id);
