/**
 * Everything that is said of models. What is said is decided here, from data; how it is said is the catalogue's. Facts
 * only: unknown is never said as no, and terms are never advice.
 */
import type {
  Answer,
  Cause,
  ComponentRow,
  DerivedFrom,
  FrameworkVerdict,
  Names,
  TermsRow,
} from '../openness/answer.ts';
import type { ComponentId, Status } from '../openness/components.ts';
import type { Difference } from '../openness/differences.ts';
import type {
  Citation,
  DateText,
  EnergyFigure,
  EuSummary,
  LicenceClass,
  LicenceRecord,
  LineageRow,
} from '../openness/record.ts';
import type { Tier } from '../openness/tier-names.ts';
import { tierWords } from './badge-words.ts';
import type { Words } from './en.ts';
import { capital } from './phrases.ts';

// Numbers and dates.

/** Making one costs a thousand times what using it does. */
const monthFormats = new Map<string, Intl.DateTimeFormat>();

function monthFormat(locale: string): Intl.DateTimeFormat {
  const format =
    monthFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  monthFormats.set(locale, format);
  return format;
}

/** A date as month and year: "Jun 2026"; as a year alone where no more is known. */
export function dateText(words: Words, date: DateText): string {
  const [year = '', month] = date.split('-');
  if (month === undefined) return year;
  return monthFormat(words.locale).format(new Date(Date.UTC(Number(year), Number(month) - 1)));
}

/** A point in time, given in milliseconds since 1970: day and minute. */
export function timeText(words: Words, time: number): string {
  return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** A number as the language writes it, with at most `digits` decimals. */
export function number(words: Words, value: number, digits = 2): string {
  return new Intl.NumberFormat(words.locale, { maximumFractionDigits: digits }).format(value);
}

/** A size given in billions of parameters, as models are named everywhere: "7B", "135M", "1T". */
export function sizeText(words: Words, billions: number): string {
  if (billions >= 1000) return `${number(words, billions / 1000)}T`;
  return billions < 1 ? `${number(words, billions * 1000, 0)}M` : `${number(words, billions)}B`;
}

/** The sizes of several releases, smallest and largest: "7B", or "1B to 32B" where they differ. */
export function sizeRangeText(words: Words, [least, most]: readonly [least: number, most: number]): string {
  if (least === most) return sizeText(words, least);
  return words.explorer.sizeBetween(sizeText(words, least), sizeText(words, most));
}

/** The sizes of what an answer speaks of, of its releases too; empty where none is known. */
export function sizesText(words: Words, { size, releases }: Pick<Answer, 'size' | 'releases'>): string {
  const known = releases.flatMap((release) => release.size ?? []).concat(size ?? []);
  return known.length === 0 ? '' : sizeRangeText(words, [Math.min(...known), Math.max(...known)]);
}

// Reasons.

/**
 * A reason as a phrase: "pre-training data: not released", "licence of the weights: Llama 3.1 Community License (limit
 * on ...)". `licences` gives the names of licences by id; one that is not in it is called by its id.
 */
export function causeText(words: Words, cause: Cause, licences: Names['licences'] = {}): string {
  const { causes } = words;
  if (cause.about === 'lineage') return lineageSummary(words, cause.value);
  if (cause.about.endsWith('_licence')) {
    const part = cause.about.slice(0, -'_licence'.length) as TermsRow['part'];
    return causes.fact(words.licencesOf[part], licenceInCause(words, cause, licences));
  }
  const component = cause.about as ComponentId;
  if (component === 'data_information' && cause.value === 'none')
    return causes.fact(words.components.data_information, causes.noDescription);
  return causes.fact(partInCause(words, component, cause.rule), words.statuses[cause.value as Status]);
}

function licenceInCause(words: Words, cause: Cause, licences: Names['licences']): string {
  const { causes } = words;
  if (cause.value === 'unknown') return words.statuses.unknown;
  const name = licences[cause.value] ?? cause.value;
  if (cause.rule === 'output-training-ban') return causes.bansTraining(name);
  if (cause.licenceClass === 'unstated') return causes.notStated;
  if (cause.licenceClass === cause.value) return words.licenceClasses[cause.licenceClass as LicenceClass];
  return causes.licence(name, words.licenceClasses[cause.licenceClass as LicenceClass] ?? '');
}

/** Two components have other names where a corpus is judged. */
function partInCause(words: Words, component: ComponentId, rule: string): string {
  const ofCorpus = rule.startsWith('corpus-');
  if (ofCorpus && component === 'data_pretrain') return words.causes.corpusData;
  if (ofCorpus && component === 'code_data') return words.causes.corpusCode;
  return words.components[component];
}

function lineageSummary({ causes }: Words, summary: string): string {
  if (summary.startsWith('central (pre-training')) return causes.pretrainRests;
  return summary.startsWith('central') ? causes.posttrainRests : summary;
}

// Differences.

/** One difference between two models: "pre-training data: open (this one: not released)". */
export function differenceText(words: Words, difference: Difference): string {
  const { difference: say, statuses } = words;
  if (difference.about === 'licence') {
    return say.between(say.licence, difference.there ?? words.causes.notStated, difference.here ?? statuses.unknown);
  }
  return say.between(words.components[difference.about], statuses[difference.there], statuses[difference.here]);
}

// Terms.

/** Whether a record stands for all licences of a class that have no name of their own: "proprietary". */
export const isNameless = ({ id, class: licenceClass }: LicenceRecord): boolean => id === licenceClass;

/** The clauses of a licence that bite, one phrase each. Nothing is said of clauses that were not found. */
export function licenceClauses({ clauses: say }: Words, licence: LicenceRecord): string[] {
  const clauses: (string | false | undefined)[] = [
    licence.users && say.users(licence.users),
    licence.revenue && say.revenue(licence.revenue),
    licence.usePolicy && say.usePolicy,
    licence.policyChangesRemotely && say.policyChanges,
    licence.noTrainingOnOutputs && say.noTraining,
    licence.excludedRegions && say.regions(licence.excludedRegions),
    licence.naming && say.naming(licence.naming),
    licence.passesOn && say.passesOn,
    licence.noDerivatives && say.noDerivatives,
    licence.note,
  ];
  return clauses.filter((clause) => typeof clause === 'string' && clause !== '') as string[];
}

/** The limits of a licence in half a sentence: "services above 700M users and some uses"; empty where it has none. */
function limitsOf({ limits: say, list }: Words, licence: LicenceRecord): string {
  const limits = [
    licence.users !== undefined && say.users(licence.users),
    licence.revenue !== undefined && say.revenue(licence.revenue),
    (licence.class === 'research-only' || licence.class === 'non-commercial') && say.commercial,
    licence.class === 'no-derivatives' && say.changed,
    (licence.usePolicy === true || licence.class === 'use-restricted') && say.uses,
    licence.noTrainingOnOutputs === true && say.training,
    licence.excludedRegions !== undefined && say.regions(licence.excludedRegions),
  ].filter((limit) => limit !== false);
  return list(limits);
}

// Lineage and origin.

/** One teacher in one stage: "GPT-4o wrote training text, instruction tuning, 16 % of examples (the maker says)". */
export function lineageRowText(words: Words, row: LineageRow): string {
  const { lineage, lineageStages, lineageRoles, lineageBasis } = words;
  const isClaimed = (row.status === 'alleged' || row.status === 'denied') && row.claimant !== undefined;
  const plain = lineageBasis[row.status];
  const basis = isClaimed ? lineage.basisBy(plain, row.claimant) : plain;
  const stage = lineageStages[row.stage];
  if (row.teacher.toLowerCase() === 'none') return lineage.noOutput(stage, basis);
  const share =
    row.share === undefined ? '' : lineage.share(number(words, row.share * 100, 1), row.shareOf ?? lineage.theData);
  return lineage.row(row.teacher, lineageRoles[row.role], stage, share, basis);
}

/** How a model stands to its base, and how that is known: "fine-tuned from it, its page says". */
export function basisText(words: Words, { relation, how, confidence }: DerivedFrom): string {
  const parts = [words.relations[relation], words.basis[how], confidence === 'low' && words.notCertain];
  return parts.filter((part) => part !== false).join(words.comma);
}

// Energy and standards.

/** A published figure with what it counts, which is never left out: "11,390 t CO2e for final training run". */
export function energyText(words: Words, figure: EnergyFigure): string {
  const { energy, energyScopes, energyMethods } = words;
  const scope =
    figure.scope.length === 0 ? energy.noScope : energy.scopeOf(figure.scope.map((part) => energyScopes[part]));
  const parts = [
    energy.figure(`${number(words, figure.value)} ${words.metrics[figure.metric]}`, scope),
    figure.metric === 'co2e' && energyMethods[figure.method],
    figure.by === 'maker' ? energy.byMaker : energy.byOthers,
  ];
  return parts.filter((part) => part !== false && part !== '').join(words.comma);
}

const EU_WITH_COMPUTE = /^(\w+)(: presumed systemic risk|; under the 1e23 presumption) \((\d\.\d)e\+(\d+)/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What a standard says: its own word, or the class or score with its scale. */
export function frameworkValue(words: Words, value: FrameworkVerdict['value']): string {
  if (value === null) return words.notApplicable;
  const [, verdict = '', reason = '', factor = '', power = ''] = EU_WITH_COMPUTE.exec(String(value)) ?? [];
  if (verdict !== '') {
    const raised = power.replaceAll(/\d/g, (digit) => RAISED.charAt(Number(digit)));
    const operations = `${number(words, Number(factor), 1)} × 10${raised}`;
    const say = reason.startsWith(':') ? words.euCompute.large : words.euCompute.small;
    return capital(say(words.frameworkValues[verdict] ?? verdict, operations));
  }
  if (typeof value === 'number')
    return words.ofOne(
      new Intl.NumberFormat(words.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value),
    );
  return capital(words.frameworkValues[value] ?? value);
}

/** The state of the public summary of training content that EU law asks for. */
export function euSummaryText(words: Words, { state, grade, grader }: EuSummary): string {
  const graded = grade === undefined ? [] : [words.euGrade(grade, grader ?? '')];
  return [words.euSummaryStates[state], ...graded].join(words.comma);
}

// The card's four lines.

export interface CardLine {
  readonly part: string;
  readonly text: string;
}

const statusOf = (rows: readonly ComponentRow[], component: ComponentId): Status =>
  rows.find((row) => row.component === component)?.status ?? 'unknown';

/** Several parts in one line; those in the same state are named together. */
function partsText(
  words: Words,
  rows: readonly ComponentRow[],
  parts: readonly (readonly [ComponentId, string])[],
): string {
  const byStatus = new Map<Status, string[]>();
  for (const [component, name] of parts) {
    const status = statusOf(rows, component);
    if (status !== 'na') byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  const [only] = byStatus.keys();
  if (only === undefined) return capital(words.statuses.na);
  if (byStatus.size === 1) return capital(words.statuses[only]);
  const facts = [...byStatus].map(([status, names]) => words.causes.fact(words.list(names), words.statuses[status]));
  return capital(facts.join(words.lines.separator));
}

function termsText(words: Words, { components, kind, terms }: Answer): string {
  const { lines } = words;
  const row = terms.find(({ part }) => part === (kind === 'corpus' ? 'data' : 'weights'));
  const licence = row?.licence ?? null;
  if (licence === null) {
    const said = row?.claims[0]?.id;
    if (said !== undefined) return lines.notInList(said);
    const isReleased = statusOf(components, 'weights_final') !== 'none';
    return capital(isReleased ? words.statuses.unknown : lines.nothingToLicense);
  }
  if (isNameless(licence) || licence.class === 'unstated') return capital(words.licenceClasses[licence.class]);
  const limits = limitsOf(words, licence);
  if (limits !== '') return lines.licenceLimits(licence.name, limits);
  return lines.licenceClass(licence.name, words.licenceClasses[licence.class]);
}

/** The four lines of a card: data, code, weights and terms of a model; data, code, description and terms of a corpus. */
export function cardLines(words: Words, answer: Answer): CardLine[] {
  const { lines } = words;
  const rows = answer.components;
  if (rows.length === 0) return [];
  const line = (part: string, ...parts: readonly (readonly [ComponentId, string])[]): CardLine => ({
    part,
    text: partsText(words, rows, parts),
  });
  const terms: CardLine = { part: lines.terms, text: termsText(words, answer) };
  if (answer.kind === 'corpus') {
    return [
      line(lines.data, ['data_pretrain', lines.corpus]),
      line(lines.code, ['code_data', lines.buildCode]),
      line(lines.dataSheet, ['data_card', lines.sheet]),
      terms,
    ];
  }
  return [
    line(lines.data, ['data_pretrain', lines.pretraining], ['data_posttrain', lines.posttraining]),
    line(
      lines.code,
      ['code_train', lines.training],
      ['code_posttrain', lines.posttraining],
      ['code_data', lines.dataCode],
    ),
    line(lines.weights, ['weights_final', lines.final], ['checkpoints', lines.checkpoints]),
    terms,
  ];
}

// Sentences to copy.

const weightsTerms = ({ terms, kind }: Answer): LicenceRecord | null =>
  terms.find(({ part }) => part === (kind === 'corpus' ? 'data' : 'weights'))?.licence ?? null;

/** The name of the licence, or nothing where none is known. */
function licenceName(words: Words, answer: Answer): string {
  const licence = weightsTerms(answer);
  if (licence === null || licence.class === 'unstated') return '';
  return licence.id.startsWith('mixed') ? words.sentences.several : licence.name;
}

const causesText = (words: Words, { verdict, names }: Answer): string =>
  verdict.causes.map((cause) => causeText(words, cause, names.licences)).join(words.lines.separator);

function corpusSentence(words: Words, answer: Answer): string {
  const { sentences } = words;
  switch (answer.tier) {
    case 'open-recipe':
      return sentences.openCorpus(answer.name, licenceName(words, answer));
    case 'closed':
      return sentences.closedCorpus(answer.name, words.statuses[statusOf(answer.components, 'data_pretrain')]);
    case 'not-assessed':
      return sentences.notAssessed(answer.name);
    default:
      return sentences.partlyCorpus(answer.name, causesText(words, answer));
  }
}

/** What is withheld of data and code, said only of what is known to be withheld. */
function withheldText({ sentences }: Words, { components }: Answer): string {
  const isWithheld = (id: ComponentId): boolean => !['open', 'unknown'].includes(statusOf(components, id));
  const data = isWithheld('data_pretrain');
  const code = isWithheld('code_train');
  if (data && code) return sentences.bothWithheld;
  if (data) return sentences.dataWithheld;
  return code ? sentences.codeWithheld : '';
}

/** One accurate sentence about a model or corpus, to be copied. */
export function shortSentence(words: Words, answer: Answer): string {
  const { name, kind, mixed, releases, developerName } = answer;
  const { sentences } = words;
  if (mixed) {
    const tiers = Object.keys(answer.tiers).map((tier) => tierWords(words, tier as Tier, kind));
    return sentences.varies(name, number(words, releases.length), words.list(tiers));
  }
  if (kind === 'corpus') return corpusSentence(words, answer);
  const model = sentences.named(name, developerName);
  const licence = licenceName(words, answer);
  switch (answer.tier) {
    case 'open-recipe':
      return sentences.openRecipe(model, licence);
    case 'partly-open-recipe':
      return sentences.partlyRecipe(model, causesText(words, answer));
    case 'open-weights':
      return sentences.openWeights(model, licence, withheldText(words, answer));
    case 'restricted-weights': {
      const terms = weightsTerms(answer);
      return sentences.restricted(model, licence, terms === null ? '' : limitsOf(words, terms));
    }
    case 'closed':
      return sentences.closed(name, developerName);
    case 'not-assessed':
      return sentences.notAssessed(name);
  }
}

/** A paragraph about a model or corpus, to be copied: the sentence, what others say of it, and the date. */
export function fullSentence(words: Words, answer: Answer): string {
  const { sentences } = words;
  const { verdict, mixed, couldBe, kind, derivedFrom, newestCheck } = answer;
  const label = verdict.frameworks?.g7.value;
  const said = [
    shortSentence(words, answer),
    verdict.tier === 'open-weights' && !mixed && verdict.frameworks?.osaid.value === 'no' && sentences.notOsaid,
    couldBe !== null && sentences.couldBe(tierWords(words, couldBe, kind)),
    answer.withTrainingHistory && !mixed && sentences.history,
    typeof label === 'string' && !mixed && !label.startsWith('none') && sentences.g7(label),
    derivedFrom !== null && sentences.derived(derivedFrom.name, basisText(words, derivedFrom)),
    sentences.source(newestCheck === null ? '' : dateText(words, newestCheck)),
  ];
  return said.filter((sentence) => sentence !== false).join(sentences.gap);
}

/** What the card says of a phrase on the page that the dataset contradicts. */
export function claimNote(
  words: Words,
  claim: { readonly text: string; readonly attributed: boolean },
  answer: Answer,
): string {
  const { sentences } = words;
  const phrase = words.quoted(claim.text);
  const said = claim.attributed ? sentences.textReports(phrase) : sentences.textSays(phrase);
  return [said, shortSentence(words, answer)].join(sentences.gap);
}

// Citations.

/** A citation as one line. */
export const citationText = ({ authors, year, title, url }: Citation): string =>
  `${authors} (${year}). ${title}. ${url}`;

const escapeTex = (text: string): string => text.replace(/[&%$#_{}]/g, '\\$&');

/** How to cite a model or corpus: as its makers ask, else as what it is. Null where too little is known for that. */
export function citationFor({ citation, id, name, developerName, released, url }: Answer): Citation | null {
  if (citation !== null) return citation;
  if (developerName === null || released === null || url === null) return null;
  const key = id.slice(id.lastIndexOf('/') + 1).toLowerCase();
  return { key, title: name, authors: developerName, year: Number(released.slice(0, 4)), url };
}

/** A citation as a BibTeX entry. A single author is most often a team, whose name is not to be taken apart. */
export function bibtex({ key, title, authors, year, url }: Citation): string {
  const author = / and |,/.test(authors) ? escapeTex(authors) : `{${escapeTex(authors)}}`;
  return [
    `@misc{${key},`,
    `  title = {{${escapeTex(title)}}},`,
    `  author = {${author}},`,
    `  year = {${year}},`,
    `  url = {${url}}`,
    '}',
  ].join('\n');
}
