/** The address of the prefilled issue form on GitHub, kept within what GitHub accepts. */
import { filledFields, valueOf, type Field, type Report } from './fields.ts';
import { titleOf } from './report-text.ts';

/**
 * Longest address in characters. GitHub answers longer ones than about 8 KB with "414 URI Too Long". Who is not signed in
 * is sent to the sign-in page first, with the whole address encoded once more: that is what is measured.
 */
const LIMIT = 7500;

export interface IssueLink {
  readonly url: string;
  /** Fields that did not fit and have to be pasted; each is left out whole, never cut. */
  readonly leftOut: readonly Field[];
}

const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}$/u;

/** `owner/name` of a GitHub repository, or null. */
export function repositoryFrom(text: string | null): string | null {
  return text !== null && REPOSITORY.test(text) && !/\/\.+$/u.test(text) ? text : null;
}

/** @param repository `owner/name` of the GitHub repository that takes reports */
export function issueLink(repository: string, report: Report): IssueLink {
  const address = new URL(`https://github.com/${repository}/issues/new`);
  address.searchParams.set('template', `${report.kind}.yml`);
  address.searchParams.set('title', titleOf(report));
  const leftOut: Field[] = [];
  // What is short and needed goes in first.
  for (const field of filledFields(report).toSorted((one, other) => weightOf(one) - weightOf(other))) {
    address.searchParams.set(field.id, valueOf(report, field.id));
    if (encodeURIComponent(address.href).length <= LIMIT) continue;
    address.searchParams.delete(field.id);
    leftOut.push(field);
  }
  return { url: address.href, leftOut };
}

const weightOf = ({ isRequired, isLong }: Field): number => (isRequired ? 0 : isLong ? 2 : 1);
