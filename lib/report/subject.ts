/** How a report begins: what the person pointed at, and what is known of it. */
import type { Answer } from '../openness/answer.ts';
import type { ComponentId } from '../openness/components.ts';
import type { PageModel } from '../openness/page-model.ts';
import { FORMS, valueOf, type FieldId, type Report } from './fields.ts';
import { findingText, type Finding } from './findings.ts';
import { pageFindings } from './hub-findings.ts';

/** What an entry point hands to the form. Lives in `storage.session` only, never in an address that history keeps. */
export interface ReportStart {
  /** Id of a record, or a Hugging Face id; null where only a name is known. */
  readonly id: string | null;
  /** Of a derived model its base. */
  readonly base: string | null;
  readonly name: string | null;
  readonly component: ComponentId | null;
  /** Only a page of https. */
  readonly page: { readonly url: string; readonly title: string } | null;
  readonly pageModel: PageModel | null;
  /** From a private window: nothing is stored, and the page is left out. */
  readonly isPrivate: boolean;
}

/** Nothing known yet. */
export const BLANK: ReportStart = {
  id: null,
  base: null,
  name: null,
  component: null,
  page: null,
  pageModel: null,
  isPrivate: false,
};

const HUB_ID = /^[\w.-]+\/[\w.-]+$/u;

/** Whether the dataset has an entry of its own for what is reported. */
const isListed = (answer: Answer | null): answer is Answer =>
  answer !== null && answer.kind !== 'unknown' && answer.kind !== 'derived';

/** The report as the form first shows it. `answer` is what the dataset says of the subject, or null. */
export function firstReport(start: ReportStart, answer: Answer | null): Report {
  const page = start.isPrivate ? null : start.page;
  const shared = {
    ...(page && { page: withoutFragment(page.url) }),
    ...(page && { 'page-title': plain(page.title) }),
  };
  if (isListed(answer)) {
    const row = answer.components.find(({ component }) => component === start.component);
    return within({
      kind: 'wrong-claim',
      values: {
        name: answer.name,
        record: answer.id,
        ...(start.component && { component: start.component }),
        ...(row && { now: row.status }),
        ...shared,
      },
    });
  }
  const hub = start.pageModel?.id ?? (start.id !== null && HUB_ID.test(start.id) ? start.id : '');
  const findings = start.pageModel ? pageFindings(start.pageModel) : [];
  return within({
    kind: 'missing-model',
    values: {
      name: plain(start.name ?? hub.split('/')[1] ?? ''),
      hub,
      findings: findings.map(findingText).join('\n'),
      ...shared,
    },
  });
}

/** The other form with what both have in common. */
export function asKind(report: Report, kind: Report['kind']): Report {
  const ids = new Set(FORMS[kind].map(({ id }) => id));
  const kept = Object.entries(report.values).filter(([id]) => ids.has(id as FieldId));
  const values: Report['values'] = Object.fromEntries(kept);
  return { kind, values };
}

/** Adds what a person has confirmed, each line once. */
export function withFindings(report: Report, findings: readonly Finding[]): Report {
  const lines = new Set([...valueOf(report, 'findings').split('\n'), ...findings.map(findingText)].filter(Boolean));
  return { ...report, values: { ...report.values, findings: [...lines].join('\n') } };
}

/** What a report is about, for keeping one draft of each: the same on the next opening from the same place. */
export function subjectKey({ id, name, component, pageModel }: ReportStart): string | null {
  const about = pageModel?.id ?? id ?? name;
  return about === null ? null : [about.toLowerCase(), ...(component === null ? [] : [component])].join(' ');
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/u, '');
}

/** One line without what a report may not hold. */
function plain(text: string): string {
  return text
    .replaceAll(/[<>]|[^\P{C}\s]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** A title that is too long is cut; an address that is too long is of no use and left out. */
function within({ kind, values }: Report): Report {
  const limits = new Map(FORMS[kind].map(({ id, limit }) => [id, limit] as const));
  const fitting = Object.entries(values).map(([id, value]): [string, string] => {
    const limit = limits.get(id as FieldId) ?? 0;
    if (value.length <= limit) return [id, value];
    if (id === 'page') return [id, ''];
    const cut = value.slice(0, limit);
    // Half a statement is none.
    return [id, (id === 'findings' ? cut.slice(0, Math.max(0, cut.lastIndexOf('\n'))) : cut).trim()];
  });
  return { kind, values: Object.fromEntries(fitting) };
}
