/**
 * The words of the interface itself: buttons, headings, states. What is said of models is in
 * `lib/openness/wording.ts`.
 */
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const product = 'Open Recipe';
export const back = 'Back';
export const close = 'Close';
export const search = 'Search';
export const settings = 'Settings';
export const copy = 'Copy';
export const fullBreakdown = 'Full breakdown';
export const missingOrWrong = 'Missing or wrong?';
export const allow = 'Allow';
export const alternative = 'Similar size, more open:';
export const varies = 'varies';
export const withHistory = 'with training history';
export const atLeast = (tier: string) => `At least ${tier}`;
export const couldBe = (tier: string) => `could be ${tier}`;
export const claims = (count: number, newest: string | null) =>
  count === 0 ? 'No claims yet' : `${plural(count, 'claim', 'claims')}${newest ? `, newest ${newest}` : ''}`;
export const loading = 'Reading the page';
export const emptyTitle = 'No model is named on this page';
export const emptyText = 'Models and training corpora show up here when a page names them.';
export const unsupportedTitle = 'This page cannot be read';
export const unsupportedText = 'Browser pages, extension stores and local files are out of reach for extensions.';
export const noAccessTitle = (host: string) => `No access to ${host}`;
export const noAccessText = 'Allow it, and the models that its pages name are marked. Nothing leaves the browser.';
export const offTitle = 'Switched off here';
export const offText = 'Nothing is read or marked here until you switch it on again.';
export const storageBlocked = 'Storage is blocked. The bundled data is used, nothing can be stored.';
export const pageChanged = 'This page looks different from what we expect, so models may be missing.';
export const stoppedEarly = 'The page is very long. Only its first part was read.';
export const named = (models: number, corpora: number) =>
  `${[models > 0 && plural(models, 'model', 'models'), corpora > 0 && plural(corpora, 'corpus', 'corpora')].filter(Boolean).join(' and ')} named`;
export const calledOpen = (called: number, are: number) => {
  if (called === 1) return `1 called open source, ${are === 1 ? 'and it is' : 'which it is not'}`;
  return `${called} called open source, ${are === 0 ? 'none' : are} of them ${are > 1 ? 'are' : 'is'}`;
};
export const times = (count: number) => plural(count, 'mention', 'mentions');
export const onThisSite = (host: string) => `Marks on ${host}`;
export const onAllSites = 'Marks on every site';
export const dataset = (version: number, date: string) => `Dataset ${version}, ${date}`;
export const searchField = 'Search models, makers, corpora';
export const searchNothing = (query: string) => `Nothing found for “${query}”.`;
export const searchHint = 'A name, a Hugging Face id, or an address.';
export const searchFound = (count: number) => plural(count, 'result', 'results');
export const why = 'Why';
export const components = 'Components';
export const abilities = 'What it lets you do';
export const terms = 'Terms';
export const termsHistory = 'History of the terms';
export const lineage = 'Lineage';
export const energy = 'Energy and carbon';
export const standards = 'Other standards';
export const euSummary = 'EU training-content summary';
export const instead = 'Use this instead';
export const sayItRight = 'Say it right';
export const citation = 'Citation';
export const contested = 'Contested';
export const component = 'Component';
export const status = 'Status and evidence';
export const disagreement = 'sources disagree';
export const licenceConflict = (card: string, base: string) => `The card says ${card}, its base says ${base}.`;
export const noLicence = 'not stated';
export const base = 'Base';
export const otherModels = 'Outputs of other models';
export const alleged = 'training on a closed model is alleged';
export const oneLine = 'one line';
export const paragraph = 'paragraph';
export const bibtex = 'BibTeX';
export const chart = 'Recipe chart';
export const inherited = 'from its base';
export const notDisclosed = 'Not disclosed.';
export const noTerms = 'No licence is recorded.';
export const noAlternatives = 'No open-recipe model of this kind and size is recorded.';
export const span = (from: string, to: string) => `${from} to ${to}`;
export const releaseList = 'Releases';
export const releases = (count: number) => plural(count, 'release', 'releases');
export const wouldLift = 'What would lift it one tier';
export const wouldOpen = 'What would make it an open recipe';
export const copied = 'Copied';
export const plain = 'plain';
export const readmeBadge = 'Badge for a README';
export const markdown = 'Markdown';
export const html = 'HTML';
export const citationOf = (name: string) => `Citation of ${name}`;
export const madeFrom = 'Made from';
export const itsPage = 'its own page';
export const unknownModel =
  'It is in no record of the dataset and no base was found. Shown is what its own page says; nothing is judged on that.';
export const tryAgain = 'Try again';
export const failedTitle = 'The dataset could not be read';
export const failedText = 'Closing and opening this window often helps. Nothing was lost.';
export const opening = 'Looking it up';
export const notFoundTitle = 'Nothing is known of this';
export const notFoundText =
  'No record of the dataset has this name or id, and it was not found as a version of one that has.';
export const pageReport = 'report on this page';
export const saveText = 'Save as text';
export const saveCsv = 'Save as CSV';
export const reportHeading = (address: string) => `How open are the AI models named on ${address}?`;
export const reportFooter = (dataset: string) => `Source: Open Recipe${dataset === '' ? '' : `, ${dataset}`}.`;
export const calledOpenHere = 'called open here';
export const disputed = (phrases: string) => `the page says: ${phrases}`;
export const reportColumns = [
  'name',
  'id',
  'kind',
  'developer',
  'verdict',
  'mentions',
  'called open',
  'contradicted phrases',
  'sentences',
] as const;
