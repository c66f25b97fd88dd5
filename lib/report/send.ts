/** From the form to the issue form of the repository: kept first, then opened, and off the queue only once seen open. */
import { browser } from 'wxt/browser';
import type { Words } from '../language/en.ts';
import { sendMessage } from '../messages.ts';
import { optionalApis } from '../optional-apis.ts';
import { valueOf, type Report } from './fields.ts';
import { issueLink } from './issue-link.ts';
import type { Session } from './session.ts';

/** Milliseconds between two looks at the new tab, and in all; a tab in the background waits longer than it asked for. */
const LOOK_EVERY = 500;
const PATIENCE = 20_000;

/**
 * Opens the prefilled issue form in a new tab. What did not fit its address is copied first.
 * @param copy puts a text on the clipboard; false where that is not possible
 * @returns what came of it, in words
 */
export async function openIssueForm(
  { report: words }: Words,
  session: Session,
  repository: string,
  report: Report,
  copy: (text: string) => Promise<boolean>,
): Promise<string> {
  session.edit(report);
  const { url, leftOut } = issueLink(repository, report);
  const text = leftOut.map(({ id, label }) => `${label}:\n${valueOf(report, id)}`).join('\n\n');
  if (leftOut.length > 0 && !(await copy(text))) return words.copyFailed;
  const isKept = await session.kept();
  if (!navigator.onLine) return isKept ? words.offline : words.unseenPrivate;
  const tabId = await openTab(url, session.isPrivate);
  if (!(await isSeen(tabId))) return isKept ? words.unseen : words.unseenPrivate;
  await session.markOpened(report);
  return leftOut.length > 0 ? words.openedPartly(leftOut.map(({ label }) => label).join(', ')) : words.opened;
}

/** Undefined where a private window is wanted and there is no way to open one: then nothing is opened. */
async function openTab(url: string, isPrivate: boolean): Promise<number | undefined> {
  if (!isPrivate) return (await browser.tabs.create({ url })).id;
  const window = await optionalApis.windows?.create({ url, incognito: true });
  return window?.tabs?.[0]?.id;
}

/** Whether GitHub's page has come: our script runs there and answers, and never in a page of the browser's own errors. */
async function isSeen(tabId: number | undefined): Promise<boolean> {
  if (tabId === undefined) return false;
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const answers = await sendMessage('describePage', undefined, tabId).then(
      () => true,
      () => false,
    );
    if (answers) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  return false;
}
