/** The words of the report form. */
import type { FieldId, ReportKind } from './fields.ts';
import type { FaultReason } from './faults.ts';
import type { LookupResult } from './hub-lookup.ts';

export const heading = 'Missing or wrong?';
export const menuItem = 'Report a missing model: “%s”';
export const wrong = 'Wrong?';
export const wrongAbout = (component: string): string => `Report as wrong: ${component}`;
export const kinds: Readonly<Record<ReportKind, string>> = {
  'missing-model': 'A model is missing',
  'wrong-claim': 'Something is wrong',
};
export const kindQuestion = 'What is it?';

export const labels: Readonly<Record<FieldId, string>> = {
  name: 'Model or corpus',
  hub: 'Hugging Face id',
  github: 'GitHub repository',
  developer: 'Developer',
  findings: 'What is known',
  record: 'Id in the dataset',
  component: 'Which part',
  now: 'What it says now',
  'should-be': 'What it should say',
  evidence: 'Evidence',
  page: 'Page address',
  'page-title': 'Page title',
  note: 'Note',
};

export const hints: Readonly<Partial<Record<FieldId, string>>> = {
  hub: 'owner/name; of a data set datasets/owner/name',
  github: 'owner/name',
  developer: 'Who made it, if no id says so',
  findings: 'One statement a line, with its address in parentheses. Read it through: it is your report.',
  evidence: 'An https address that shows it',
  page: 'Where you met it. Leave it empty if others need not know.',
};

const faults: Readonly<Record<FaultReason, string>> = {
  empty: 'Needed',
  'too-long': 'Longer than this many characters',
  'hidden-characters': 'Holds a character that cannot be seen',
  html: 'Holds HTML',
  'mixed-alphabets': 'Mixes alphabets that look alike in one word',
  'several-lines': 'Must be one line',
  'no-hub-id': 'Is no Hugging Face id (owner/name)',
  'no-repository': 'Is no GitHub repository (owner/name)',
  'no-https': 'Is no public https address',
  'no-record': 'Is no id of the dataset',
  'no-component': 'Is no part of a recipe',
  'no-status': 'Is no status of this part',
  'no-finding': 'Is no statement with its address',
};
export const fault = (reason: FaultReason, detail: string): string =>
  detail === '' ? faults[reason] : `${faults[reason]}: ${detail}`;

export const choose = 'Choose';
export const other = 'Something else';
export const licenceOf = (part: string): string => `Licence: ${part}`;
export const addStatement = 'Add a statement';
export const part = 'Part';
export const status = 'Status';
export const shownAt = 'Shown at (https)';
export const add = 'Add';

export const lookUp = 'Ask Hugging Face';
export const lookUpText = (id: string): string =>
  `Asks huggingface.co about ${id}, without your account. Nothing is asked before you press it.`;
export const lookingUp = 'Asking';
export const lookupFaults: Readonly<Record<Extract<LookupResult, { ok: false }>['reason'], string>> = {
  'no-id': 'That is no Hugging Face id.',
  unreachable: 'Hugging Face could not be reached.',
  'not-found': 'Hugging Face shows no such model.',
  unreadable: 'Hugging Face gave an answer that cannot be read.',
};
export const proposals = 'Hugging Face says';
export const noProposals = 'Hugging Face says nothing more than stands here already.';
export const renamed = (id: string): string => `Its id there is ${id} now.`;
export const addChecked = 'Add what is checked';
export const from = 'from';

export const alreadyThere = 'Already there:';
export const reportedBefore = (day: string): string => `You reported this on ${day}.`;
export const waitsSince = (day: string): string => `A report about this waits since ${day}.`;

export const publicTitle = 'What becomes public';
export const publicOnGithub = (repository: string): string =>
  `Nothing is sent by itself. The next step opens the issue form of github.com/${repository} with these words. Opening it passes them to GitHub; once you submit it there, everybody can read them, with your GitHub name.`;
export const publicByCopy =
  'Nothing is sent. The copy holds just these words; they become public where you paste them.';
export const openForm = 'Open the issue form';
export const copyText = 'Copy as text';
export const copyYaml = 'Copy as YAML';
export const discard = 'Discard';

export const kept = 'Kept in this browser.';
export const copied = 'Copied.';
export const copyFailed = 'The clipboard is blocked. Select the words below and copy them.';
export const mend = 'Please look at the fields that are marked.';
export const opening = 'Opening the issue form';
export const opened = 'The issue form is open in another tab. Submit it there.';
export const openedPartly = (fields: string): string =>
  `The issue form is open in another tab. Too long for its address, so on your clipboard: ${fields}. Paste there, then submit.`;
export const offline = 'You are offline. The report is kept here and offered again.';
export const unseen =
  'The issue form was not seen to open. The report is kept here until it is, or until you discard it.';
export const unseenPrivate = 'The issue form was not seen to open. Copy the report if you need it: nothing is kept.';
export const isPrivate = 'From a private window: nothing is kept, and the page is not named.';
export const notStored = 'Storage is blocked: the report is gone when this tab is closed.';
export const resumed = (day: string): string => `You began this on ${day}.`;

export const waitingTitle = (count: number): string => (count === 1 ? '1 report waits' : `${count} reports wait`);
export const openedTitle = 'Reported before';
export const resume = 'Go on';
