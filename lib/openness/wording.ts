/**
 * Everything that is said of models, in English. All sentences are made here from data, so that a catalogue of other
 * languages can take this file's place. Facts only: unknown is never said as no, and terms are never advice.
 */
import type {
  Ability,
  AbilityAnswer,
  Answer,
  Cause,
  ComponentRow,
  DerivedFrom,
  FrameworkVerdict,
  LineageMark,
  LineageNode,
  Names,
  TermsRow,
} from './answer.ts';
import { tierWords } from './badge-words.ts';
import type { CauseSubject } from './cause.ts';
import type { ComponentGroup, ComponentId, Status } from './components.ts';
import type { FrameworkId } from './frameworks/registry.ts';
import type { Citation, DateText, EnergyFigure, EuSummary, LicenceClass, LicenceRecord, LineageRow } from './record.ts';

// Names of things.

const COMPONENT_NAMES: Readonly<Record<ComponentId, string>> = {
  weights_final: 'Weights',
  weights_base: 'Base weights',
  checkpoints: 'Checkpoints',
  optimizer_state: 'Optimizer states',
  architecture: 'Architecture',
  tokenizer: 'Tokenizer',
  data_pretrain: 'Pre-training data',
  data_posttrain: 'Post-training data',
  data_eval: 'Evaluation data',
  data_information: 'Data description',
  data_card: 'Data sheet',
  code_data: 'Data code',
  code_train: 'Training code',
  code_posttrain: 'Post-training code',
  code_eval: 'Evaluation code',
  code_inference: 'Inference code',
  model_card: 'Model card',
  report: 'Technical report',
  eval_results: 'Evaluation results',
  training_logs: 'Training logs',
  energy_carbon: 'Energy and carbon',
};

const STATUS_NAMES: Readonly<Record<Status, string>> = {
  open: 'open',
  complete: 'complete',
  reconstructible: 'can be rebuilt from public sources',
  gated_auto: 'open after a click, asks for your details',
  gated: 'on request only',
  partial: 'in part',
  withdrawn: 'withdrawn',
  described: 'described, not released',
  none: 'not released',
  unknown: 'nobody has checked',
  na: 'does not exist for this model',
};

const GROUP_NAMES: Readonly<Record<ComponentGroup, string>> = {
  weights: 'Weights',
  data: 'Data',
  code: 'Code',
  words: 'Words',
};

const CLASS_NAMES: Readonly<Record<LicenceClass, string>> = {
  proprietary: 'proprietary',
  'research-only': 'research use only',
  'non-commercial': 'non-commercial use only',
  'no-derivatives': 'no changed versions',
  threshold: 'limit on users or revenue',
  'use-restricted': 'limits on use',
  'notice-threshold': 'name to be shown above a size',
  'permissive-other': 'permissive, not approved by the OSI',
  'open-content': 'open content licence',
  osi: 'approved by the OSI',
  unstated: 'no licence stated',
  mixed: 'mixed terms, some not open',
};

const PART_NAMES: Readonly<Record<TermsRow['part'], string>> = {
  weights: 'Weights',
  data_pretrain: 'Pre-training data',
  data_posttrain: 'Post-training data',
  code: 'Code',
  data: 'Data',
};

/** A component in words. */
export const componentName = (component: ComponentId): string => COMPONENT_NAMES[component];
/** A status in words. */
export const statusName = (status: Status): string => STATUS_NAMES[status];
/** A group of components in one word. */
export const groupName = (group: ComponentGroup): string => GROUP_NAMES[group];
/** What a licence class means, in a few words. */
export const licenceClassName = (licenceClass: LicenceClass): string => CLASS_NAMES[licenceClass];
/** A licensed part in words. */
export const partName = (part: TermsRow['part']): string => PART_NAMES[part];

// Numbers and dates.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date as month and year: "Jun 2026". */
export function dateText(date: DateText): string {
  const [year = '', month = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? year : `${name} ${year}`;
}

/** A number in groups of three, with at most `digits` decimals. */
function number(value: number, digits = 2): string {
  const [whole = '', decimals] = String(Number(value.toFixed(digits))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A size given in billions of parameters: "7B", "135M", "1T". */
export function sizeText(billions: number): string {
  if (billions >= 1000) return `${number(billions / 1000)}T`;
  return billions < 1 ? `${number(billions * 1000, 0)}M` : `${number(billions)}B`;
}

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

// Reasons.

const LICENCE_OF: Readonly<Record<Extract<CauseSubject, `${string}_licence`>, string>> = {
  weights_licence: 'licence of the weights',
  data_pretrain_licence: 'licence of the pre-training data',
  data_posttrain_licence: 'licence of the post-training data',
  code_licence: 'licence of the code',
  data_licence: 'licence of the data',
};

/** What two components are called where a corpus is judged. */
const CORPUS_PART_NAMES: Readonly<Partial<Record<ComponentId, string>>> = {
  data_pretrain: 'Data',
  code_data: 'Code that built it',
};

/**
 * A reason as a phrase: "Pre-training data: not released", "Licence of the weights: Llama 3.1 Community License (limit
 * on ...)". `licences` gives the names of licences by id; one that is not in it is called by its id.
 */
export function namedCauseText(cause: Cause, licences: Names['licences']): string {
  if (cause.about === 'lineage') return upper(lineageWords(cause.value));
  if (cause.about in LICENCE_OF) {
    const about = upper(LICENCE_OF[cause.about as keyof typeof LICENCE_OF]);
    if (cause.value === 'unknown') return `${about}: nobody has checked`;
    const name = licences[cause.value] ?? cause.value;
    const meaning = CLASS_NAMES[cause.licenceClass as LicenceClass] ?? '';
    if (cause.rule === 'output-training-ban') return `${about}: ${name} bans training other models on outputs`;
    if (cause.licenceClass === 'unstated') return `${about}: not stated`;
    return `${about}: ${name}${meaning === '' ? '' : ` (${meaning})`}`;
  }
  const ofCorpus = cause.rule.startsWith('corpus-') ? CORPUS_PART_NAMES[cause.about as ComponentId] : undefined;
  const component = ofCorpus ?? COMPONENT_NAMES[cause.about as ComponentId];
  const status = STATUS_NAMES[cause.value as Status];
  if (cause.about === 'data_information' && cause.value === 'none') return `${component}: none`;
  return `${component}: ${status}`;
}

/** A reason as a phrase, with the licence's id where `namedCauseText` has its name. */
export const causeText = (cause: Cause): string => namedCauseText(cause, {});

function lineageWords(summary: string): string {
  return summary.startsWith('central (pre-training')
    ? 'pre-training rests on outputs of closed models'
    : summary.startsWith('central')
      ? 'post-training rests on outputs of closed models'
      : summary;
}

// Abilities.

const ABILITY_NAMES: Readonly<Record<Ability, string>> = {
  audit: 'Audit',
  reproduce: 'Reproduce',
  compete: 'Compete',
  improve: 'Improve',
};
const ABILITY_QUESTIONS: Readonly<Record<Ability, string>> = {
  audit: 'Can others see what went into it?',
  reproduce: 'Can others make it again?',
  compete: 'Can others train their own with other choices?',
  improve: 'Can others change the recipe and pass it on? Fine-tuning changes the result, not the recipe.',
};
const ANSWER_NAMES: Readonly<Record<AbilityAnswer['answer'], string>> = { yes: 'Yes', partly: 'In part', no: 'No' };

/** An ability in one word. */
export const abilityName = (ability: Ability): string => ABILITY_NAMES[ability];
/** The question that an ability answers. */
export const abilityQuestion = (ability: Ability): string => ABILITY_QUESTIONS[ability];
/** Yes, in part, no. */
export const answerName = (answer: AbilityAnswer['answer']): string => ANSWER_NAMES[answer];

// Terms.

/** The clauses of a licence that bite, one phrase each. Nothing is said of clauses that were not found. */
export function licenceClauses(licence: LicenceRecord): string[] {
  const clauses: (string | false | undefined)[] = [
    licence.users && `Limit: ${licence.users} users`,
    licence.revenue && `Limit: revenue of ${licence.revenue}`,
    licence.usePolicy && 'List of banned uses',
    licence.policyChangesRemotely && 'The licensor can change the use policy later',
    licence.noTrainingOnOutputs && 'Outputs may not train other models',
    licence.excludedRegions && `Not granted in ${list(licence.excludedRegions)}`,
    licence.naming && `Name: ${licence.naming}`,
    licence.passesOn && 'Limits go with every copy',
    licence.noDerivatives && 'Changed versions may not be shared',
    licence.note,
  ];
  return clauses.filter((clause) => typeof clause === 'string' && clause !== '') as string[];
}

/** The limits of a licence in half a sentence: "large users, some uses". */
function limitsOf(licence: LicenceRecord): string {
  const limits = [
    licence.users !== undefined && `services above ${licence.users} users`,
    licence.revenue !== undefined && `firms above ${licence.revenue}`,
    (licence.class === 'research-only' || licence.class === 'non-commercial') && 'commercial use',
    licence.class === 'no-derivatives' && 'changed versions',
    (licence.usePolicy === true || licence.class === 'use-restricted') && 'some uses',
    licence.noTrainingOnOutputs === true && 'training on outputs',
    licence.excludedRegions !== undefined && `users in ${list(licence.excludedRegions)}`,
  ].filter((limit) => limit !== false);
  return list(limits);
}

// Lineage and origin.

const LINEAGE_NAMES: Readonly<Record<LineageMark['mark'], string>> = {
  'central-closed': 'Training rests on outputs of closed models',
  'some-closed': 'Some training on outputs of closed models',
  'open-teachers': 'Some training on outputs of other models, none of them named as closed',
  'none-declared': 'None declared',
  'not-disclosed': 'Not disclosed',
};
const STAGE_NAMES: Readonly<Record<LineageRow['stage'], string>> = {
  pretrain: 'pre-training',
  midtrain: 'mid-training',
  sft: 'instruction tuning',
  preference: 'preference tuning',
  rl: 'reinforcement learning',
  judge: 'judging',
  rewrite: 'rewriting',
  filter: 'filtering',
};
const ROLE_NAMES: Readonly<Record<LineageRow['role'], string>> = {
  generates: 'wrote training text',
  rewrites: 'rewrote training text',
  judges: 'judged answers',
  filters: 'filtered data',
  logits: 'was distilled from',
};
const LINEAGE_STATUS_NAMES: Readonly<Record<LineageRow['status'], string>> = {
  declared: 'the maker says',
  'shown-by-dataset': 'the data shows',
  alleged: 'alleged',
  denied: 'denied',
};

/** The lineage mark in words. */
export const lineageMarkName = (mark: LineageMark['mark']): string => LINEAGE_NAMES[mark];

/** One teacher in one stage: "GPT-4o wrote training text, instruction tuning, 16 % of examples (the maker says)". */
export function lineageRowText(row: LineageRow): string {
  const claimed = row.claimant === undefined ? '' : ` by ${row.claimant}`;
  const said =
    row.status === 'alleged' || row.status === 'denied'
      ? `${LINEAGE_STATUS_NAMES[row.status]}${claimed}`
      : LINEAGE_STATUS_NAMES[row.status];
  if (row.teacher.toLowerCase() === 'none') return `No model output in ${STAGE_NAMES[row.stage]} (${said})`;
  const share = row.share === undefined ? '' : `, ${number(row.share * 100, 1)} % of ${row.shareOf ?? 'the data'}`;
  return `${row.teacher} ${ROLE_NAMES[row.role]}, ${STAGE_NAMES[row.stage]}${share} (${said})`;
}

const RELATION_NAMES: Readonly<Record<DerivedFrom['relation'], string>> = {
  finetune: 'fine-tuned from it',
  adapter: 'an adapter for it',
  quantized: 'the same model in another format',
  merge: 'merged from it and others',
  distilled: 'trained on its outputs',
};

/** How one step of a lineage tree led to the next, in a few words. */
export const originRelation = (relation: LineageNode['relation']): string =>
  relation === 'corpus' ? 'trained on it' : RELATION_NAMES[relation];

const HOW_NAMES: Readonly<Record<DerivedFrom['how'], string>> = {
  dataset: 'recorded',
  page: 'its page says',
  name: 'going by its name',
};

/** How a model stands to its base, and how that is known: "fine-tuned from it, its page says". */
export function basisText({ relation, how, confidence }: DerivedFrom): string {
  const doubt = confidence === 'low' ? ', not certain' : '';
  return `${RELATION_NAMES[relation]}, ${HOW_NAMES[how]}${doubt}`;
}

// Energy and standards.

const METRICS: Readonly<Record<EnergyFigure['metric'], string>> = {
  co2e: 't CO2e',
  mwh: 'MWh',
  gpu_hours: 'GPU hours',
  water_m3: 'm³ of water',
};
const SCOPES: Readonly<Record<EnergyFigure['scope'][number], string>> = {
  final_run: 'final training run',
  all_runs: 'all training runs',
  development: 'development',
  embodied: 'making of the hardware',
  inference: 'use',
};

/** A published figure with what it counts, which is never left out: "11,390 t CO2e for final training run". */
export function energyText(figure: EnergyFigure): string {
  const scope = figure.scope.length === 0 ? 'scope not said' : `for ${list(figure.scope.map((part) => SCOPES[part]))}`;
  const method = figure.method === 'unstated' || figure.metric !== 'co2e' ? '' : `, ${figure.method}-based`;
  const by = figure.by === 'maker' ? 'the maker says' : 'estimated by others';
  return `${number(figure.value)} ${METRICS[figure.metric]} ${scope}${method}, ${by}`;
}

/** The names of the standards and what their verdicts are said to be. */
const FRAMEWORK_NAMES: Readonly<Record<FrameworkId, string>> = {
  g7: 'G7 label',
  mof: 'Model Openness Framework',
  osaid: 'Open Source AI Definition 1.0',
  osaiStyle: 'European OSAI Index, our count',
  euExemption: 'EU AI Act, open-source exemption',
};

/** The name of a standard. */
export const frameworkName = (id: FrameworkId): string => FRAMEWORK_NAMES[id];

/** What a standard says: its own word, or the class or score with its scale. */
export function frameworkValue(id: FrameworkId, value: FrameworkVerdict['value']): string {
  if (value === null) return 'Not applicable';
  if (typeof value === 'number') return `${value.toFixed(2)} of 1`;
  return id === 'mof' && value !== 'none' ? `Class ${value}` : upper(value);
}

/** The state of the public summary of training content that EU law asks for. */
export function euSummaryText({ state, grade, grader }: EuSummary): string {
  const graded = grade === undefined ? '' : `, graded ${grade}${grader === undefined ? '' : ` by ${grader}`}`;
  const words = { published: 'Published', missing: 'Not found', unknown: 'Nobody has checked' } as const;
  return `${words[state]}${graded}`;
}

// The card's four lines.

export interface CardLine {
  readonly part: string;
  readonly text: string;
}

const statusOf = (rows: readonly ComponentRow[], component: ComponentId): Status =>
  rows.find((row) => row.component === component)?.status ?? 'unknown';

/** Several parts in one line; those in the same state are named together. */
function partsText(rows: readonly ComponentRow[], parts: readonly (readonly [ComponentId, string])[]): string {
  const byStatus = new Map<Status, string[]>();
  for (const [component, name] of parts) {
    const status = statusOf(rows, component);
    if (status !== 'na') byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  const [only] = byStatus.keys();
  if (byStatus.size === 0) return 'Does not exist for this model';
  if (byStatus.size === 1 && only !== undefined) return upper(STATUS_NAMES[only]);
  return upper([...byStatus].map(([status, names]) => `${list(names)}: ${STATUS_NAMES[status]}`).join('; '));
}

function termsText({ components, kind, terms }: Answer): string {
  const row = terms.find(({ part }) => part === (kind === 'corpus' ? 'data' : 'weights'));
  const licence = row?.licence ?? null;
  if (licence === null) {
    const said = row?.claims[0]?.id;
    if (said !== undefined) return `${said}, not in our list of licences`;
    return statusOf(components, 'weights_final') === 'none' ? 'Nothing to license' : 'Nobody has checked';
  }
  if (licence.class === 'unstated') return 'No licence stated';
  const limits = limitsOf(licence);
  if (limits !== '') return `${licence.name}; limits ${limits}`;
  return `${licence.name}; ${CLASS_NAMES[licence.class]}`;
}

/** The four lines of a card: data, code, weights and terms of a model; data, code, description and terms of a corpus. */
export function cardLines(answer: Answer): CardLine[] {
  const rows = answer.components;
  if (rows.length === 0) return [];
  const terms: CardLine = { part: 'Terms', text: termsText(answer) };
  if (answer.kind === 'corpus') {
    return [
      { part: 'Data', text: partsText(rows, [['data_pretrain', 'the corpus']]) },
      { part: 'Code', text: partsText(rows, [['code_data', 'build code']]) },
      { part: 'Data sheet', text: partsText(rows, [['data_card', 'data sheet']]) },
      terms,
    ];
  }
  return [
    {
      part: 'Data',
      text: partsText(rows, [
        ['data_pretrain', 'pre-training'],
        ['data_posttrain', 'post-training'],
      ]),
    },
    {
      part: 'Code',
      text: partsText(rows, [
        ['code_train', 'training'],
        ['code_posttrain', 'post-training'],
        ['code_data', 'data'],
      ]),
    },
    {
      part: 'Weights',
      text: partsText(rows, [
        ['weights_final', 'final'],
        ['checkpoints', 'checkpoints'],
      ]),
    },
    terms,
  ];
}

// Sentences to copy.

const weightsTerms = ({ terms, kind }: Answer): LicenceRecord | null =>
  terms.find(({ part }) => part === (kind === 'corpus' ? 'data' : 'weights'))?.licence ?? null;

/** "under Apache License 2.0", or nothing where no licence is known. */
function underLicence(answer: Answer): string {
  const licence = weightsTerms(answer);
  if (licence === null || licence.class === 'unstated') return '';
  return licence.id.startsWith('mixed') ? ' under several licences' : ` under ${licence.name}`;
}

const causesText = ({ verdict, names }: Answer): string =>
  verdict.causes.map((cause) => lower(namedCauseText(cause, names.licences))).join('; ');
const checkedText = ({ newestCheck }: Answer): string =>
  newestCheck === null ? '' : `, checked ${dateText(newestCheck)}`;

function corpusSentence(answer: Answer): string {
  switch (answer.tier) {
    case 'open-recipe':
      return `${answer.name} is an open corpus: the data${underLicence(answer)} and the code that built it are public.`;
    case 'closed':
      return `${answer.name} is a closed corpus: the data is ${STATUS_NAMES[statusOf(answer.components, 'data_pretrain')]}.`;
    case 'not-assessed':
      return `Nobody has assessed how open ${answer.name} is.`;
    default:
      return `${answer.name} is a partly open corpus. Missing or limited: ${causesText(answer)}.`;
  }
}

/** What is withheld of data and code, said only of what is known to be withheld. */
function withheldText({ components }: Answer): string {
  const known = (id: ComponentId): boolean => !['open', 'unknown'].includes(statusOf(components, id));
  const parts = [known('data_pretrain') && 'training data', known('code_train') && 'training code'].filter(
    (part) => part !== false,
  );
  return parts.length === 0
    ? ''
    : `its ${list(parts)} ${parts.length > 1 || parts[0] === 'training data' ? 'are' : 'is'} not fully public`;
}

/** One accurate sentence about a model or corpus, to be copied. */
export function shortSentence(answer: Answer): string {
  const { name, kind, mixed, releases, developerName } = answer;
  if (mixed) {
    const tiers = Object.keys(answer.tiers) as (keyof Answer['tiers'])[];
    const words = tiers.map((tier) => lower(tierWords(tier, kind)));
    return `How open ${name} is varies among its ${number(releases.length)} releases: ${list(words)}.`;
  }
  if (kind === 'corpus') return corpusSentence(answer);
  const maker = developerName === null ? '' : ` by ${developerName}`;
  switch (answer.tier) {
    case 'open-recipe':
      return `${name}${maker} is an open-recipe model: its weights${underLicence(answer)}, training data and training code are public.`;
    case 'partly-open-recipe':
      return `${name}${maker} publishes part of its recipe. Missing or limited: ${causesText(answer)}.`;
    case 'open-weights': {
      const withheld = withheldText(answer);
      return `${name}${maker} is an open-weights model${underLicence(answer)}${withheld === '' ? '' : `; ${withheld}`}.`;
    }
    case 'restricted-weights': {
      const licence = weightsTerms(answer);
      const limits = licence === null ? '' : limitsOf(licence);
      const limiting = limits === '' ? '' : `, which limits ${limits}`;
      return `${name}${maker} has restricted weights: they can be downloaded${underLicence(answer)}${limiting}.`;
    }
    case 'closed':
      return `${name} is a closed model: its weights are not released${developerName === null ? '' : ` by ${developerName}`}.`;
    case 'not-assessed':
      return `Nobody has assessed how open ${name} is.`;
  }
}

/** A paragraph about a model or corpus, to be copied: the sentence, what others say of it, and the date. */
export function fullSentence(answer: Answer): string {
  const sentences = [shortSentence(answer)];
  const { verdict, mixed, couldBe, kind } = answer;
  if (verdict.tier === 'open-weights' && !mixed && verdict.frameworks?.osaid.value === 'no') {
    sentences.push('It does not meet the Open Source AI Definition of the OSI.');
  }
  if (couldBe !== null) {
    sentences.push(`Some parts have not been checked; it may turn out to be ${lower(tierWords(couldBe, kind))}.`);
  }
  if (answer.withTrainingHistory && !mixed) sentences.push('Checkpoints from its training are public.');
  const label = verdict.frameworks?.g7.value;
  if (typeof label === 'string' && !mixed && !label.startsWith('none')) sentences.push(`G7 label: ${label}.`);
  if (answer.derivedFrom !== null) {
    sentences.push(`Derived from ${answer.derivedFrom.name} (${basisText(answer.derivedFrom)}).`);
  }
  sentences.push(`Source: Open Recipe dataset${checkedText(answer)}.`);
  return sentences.join(' ');
}

/** What the card says of a phrase on the page that the dataset contradicts. */
export function claimNote(claim: { readonly text: string; readonly attributed: boolean }, answer: Answer): string {
  const said = claim.attributed ? 'The text reports a claim' : 'The text says';
  return `${said}: “${claim.text}”. ${shortSentence(answer)}`;
}

// Citations.

/** A citation as one line. */
export const citationText = ({ authors, year, title, url }: Citation): string =>
  `${authors} (${year}). ${title}. ${url}`;

const escapeTex = (text: string): string => text.replace(/[&%$#_{}]/g, '\\$&');

/** A citation as a BibTeX entry. */
export function bibtex({ key, title, authors, year, url }: Citation): string {
  return [
    `@misc{${key},`,
    `  title = {{${escapeTex(title)}}},`,
    `  author = {${escapeTex(authors)}},`,
    `  year = {${year}},`,
    `  url = {${url}}`,
    '}',
  ].join('\n');
}
