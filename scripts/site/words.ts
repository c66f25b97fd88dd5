/** The words of the site itself, in English; what it says of models comes from the catalogue in lib/language. */
import { en } from '../../lib/language/en.ts';
import { counting } from '../../lib/language/phrases.ts';
import type { Tier } from '../../lib/openness/tier-names.ts';

const count = counting(en.locale);

export const text = {
  indexTitle: 'How open AI models are',
  indexText:
    'What each model and training corpus publishes of its recipe: data, code, weights and terms, with the evidence behind every statement.',
  counts: (series: number, corpora: number, makers: number) =>
    `${count(series, '# series of models', '# series of models')}, ${count(corpora, '# corpus', '# corpora')}, ${count(makers, '# developer', '# developers')}.`,
  order: 'Newest first; what has no known date stands last.',
  skip: 'Skip to the content',
  mainNavigation: 'Site',
  trail: 'Where this page stands',
  all: 'All',
  corpora: 'Corpora',
  families: 'Families',
  developers: 'Developers',
  changes: 'Changes',
  about: 'About',
  tierNavigation: 'By verdict',
  columns: {
    name: 'Name',
    developer: 'Developer',
    verdict: 'Verdict',
    released: 'Released',
    size: 'Size',
    licence: 'Licence',
    components: 'Components',
    records: 'Records',
  },
  strip: (open: number, half: number, withheld: number, unknown: number) =>
    [
      open > 0 && `${open} open`,
      half > 0 && `${half} in part`,
      withheld > 0 && `${withheld} not released`,
      unknown > 0 && `${unknown} not checked`,
    ]
      .filter(Boolean)
      .join(', '),
  stripLegend: 'Components: one cell each, of weights, data, code and words.',
  cells: {
    full: 'open',
    half: 'in part',
    empty: 'not released',
    unknown: 'nobody has checked',
    absent: 'does not exist',
  },
  filter: {
    label: 'Filter the list',
    search: 'Name, developer or id',
    verdict: 'Verdict',
    licence: 'Licence',
    any: 'any',
  },
  familiesText: 'All series under one name. A family has the verdict that its releases share.',
  corporaText: 'Training corpora, judged by their own parts.',
  developersText: 'Everyone who made something that is recorded.',
  byDeveloper: (name: string) => `Models and corpora by ${name}`,
  tierTitle: (tier: string) => `Models: ${tier}`,
  pageTitle: (name: string, verdict: string) => `${name}: ${verdict}`,
  dataset: (version: number, date: string) => `Dataset ${version}, ${date}.`,
  movedTitle: (name: string) => `${name}: its series`,
  moved: (name: string) => `${name} is listed with its series: `,
  notFoundTitle: 'There is no such page',
  notFoundText: 'The record may have another id now. The list of all models has a search.',
  aboutTitle: 'About',
  aboutText: [
    'The tier says how much of what made a model others can get, read and use. It is computed from claims about single components; each claim names its evidence, its source and the day it was checked. Verdicts are never written by hand.',
    'What nobody has checked is shown as such and never counted as missing. Where sources disagree, all claims are shown and the most cautious one counts.',
  ],
  tiersTitle: 'What the verdicts mean',
  tierMeanings: {
    'open-recipe':
      'Training data and training code are public, the weights can be downloaded by anyone, and their licence is open.',
    'partly-open-recipe':
      'The training data is public, or it is public in part along with code; something else is missing or limited.',
    'open-weights':
      'The weights can be downloaded by anyone under an open licence. Too little of the training data and code is public to make a recipe.',
    'restricted-weights':
      'The weights can be had, but not by everyone or not for everything: a licence or a gate sets limits.',
    closed: 'The weights are not released.',
    'not-assessed': 'Nobody has checked enough to say.',
  } as Readonly<Record<Tier, string>>,
  corpusMeanings: {
    'open-recipe': 'The data and the code that built it are public, the data under an open licence.',
    'partly-open-recipe':
      'The data can be had at least in part; its licence, its code or a part of it is missing or limited.',
    closed: 'The data is not released.',
  } as Readonly<Partial<Record<Tier, string>>>,
  markTitle: 'The mark',
  markText:
    'Four quarters: data and code above, weights and terms below. Filled is open, half filled in part, empty not released, dashed not checked.',
  useTitle: 'Badges and feeds',
  useText: 'Every record has a badge for READMEs, as a picture and as JSON in the form that shields.io reads:',
  useRelease: 'In place of the id of a record stands, where wanted, the Hugging Face id of one release.',
  feedsText: 'What changes is told on a page and in two feeds:',
  licenceTitle: 'Licence of the data',
  licenceText:
    'The records are under the MIT licence, as the code is. Claims that were taken over from other sources stay under the licence of their source; each claim names its source.',
  sourcesTitle: 'Sources',
  changesTitle: 'Changes',
  changesText: 'What became new in the dataset, newest first.',
  change: {
    added: (name: string) => `${name} was added`,
    removed: (name: string) => `${name} was removed`,
    tier: (name: string, from: string, to: string) => `${name}: ${from} became ${to}`,
    licence: (name: string) => `${name}: another licence`,
    licenceText: (from: string, to: string) => `Licence of the weights: ${from} became ${to}.`,
    noLicence: 'none recorded',
    since: (version: number) => `Since version ${version} of the dataset.`,
    more: (changes: number) => count(changes, '# more change', '# more changes'),
    released: (name: string) => `${name} was released`,
    checked: (records: number) => count(records, '# record was checked', '# records were checked'),
    checkedText: (names: readonly string[], more: number) =>
      `${names.join(', ')}${more > 0 ? ` and ${count(more, '# other', '# others')}` : ''}.`,
  },
} as const;
