/**
 * The English catalogue, which gives `Words` its shape: every text that a person reads is here, and nowhere else. Names
 * of things are written as they stand within a sentence; `capital` makes a heading of them. Facts only: unknown is never
 * said as no, and terms are never advice.
 */
import type { Ability, AbilityAnswer, DerivedFrom, LineageMark, TermsRow } from '../openness/answer.ts';
import type { ComponentGroup, ComponentId, Status } from '../openness/components.ts';
import type { FrameworkId } from '../openness/frameworks/registry.ts';
import type { EnergyFigure, EuSummary, LicenceClass, LineageRow } from '../openness/record.ts';
import type { Tier } from '../openness/tier-names.ts';
import type { FaultReason } from '../report/faults.ts';
import type { FieldId, ReportKind } from '../report/fields.ts';
import type { LookupFault } from '../report/hub-lookup.ts';
import { counting, listing } from './phrases.ts';

const count = counting('en');
const list = listing(', ', ' and ');

export const en = {
  /** For dates and numbers. */
  locale: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  list,
  /** Between qualifications of one thing. */
  comma: ', ',
  quoted: (text: string) => `“${text}”`,

  // Names of things.

  tiers: {
    'open-recipe': 'open recipe',
    'partly-open-recipe': 'partly open recipe',
    'open-weights': 'open weights',
    'restricted-weights': 'restricted weights',
    closed: 'closed',
    'not-assessed': 'not assessed',
  } as Readonly<Record<Tier, string>>,
  corpusTiers: {
    'open-recipe': 'open corpus',
    'partly-open-recipe': 'partly open corpus',
    closed: 'closed corpus',
  } as Readonly<Partial<Record<Tier, string>>>,
  components: {
    weights_final: 'weights',
    weights_base: 'base weights',
    checkpoints: 'checkpoints',
    optimizer_state: 'optimizer states',
    architecture: 'architecture',
    tokenizer: 'tokenizer',
    data_pretrain: 'pre-training data',
    data_posttrain: 'post-training data',
    data_eval: 'evaluation data',
    data_information: 'data description',
    data_card: 'data sheet',
    code_data: 'data code',
    code_train: 'training code',
    code_posttrain: 'post-training code',
    code_eval: 'evaluation code',
    code_inference: 'inference code',
    model_card: 'model card',
    report: 'technical report',
    eval_results: 'evaluation results',
    training_logs: 'training logs',
    energy_carbon: 'energy and carbon',
  } as Readonly<Record<ComponentId, string>>,
  statuses: {
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
  } as Readonly<Record<Status, string>>,
  groups: {
    weights: 'weights',
    data: 'data',
    code: 'code',
    words: 'words',
  } as Readonly<Record<ComponentGroup, string>>,
  licenceClasses: {
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
  } as Readonly<Record<LicenceClass, string>>,
  licensedParts: {
    weights: 'weights',
    data_pretrain: 'pre-training data',
    data_posttrain: 'post-training data',
    code: 'code',
    data: 'data',
  } as Readonly<Record<TermsRow['part'], string>>,
  licencesOf: {
    weights: 'licence of the weights',
    data_pretrain: 'licence of the pre-training data',
    data_posttrain: 'licence of the post-training data',
    code: 'licence of the code',
    data: 'licence of the data',
  } as Readonly<Record<TermsRow['part'], string>>,

  // The badge. Plain texts with {places}, because pages get them without the catalogue.

  badge: {
    varies: '{tier}: varies',
    from: 'from {base}',
    named: '{model}, {from}',
    couldBe: '{tier} or {more}',
    label: 'Openness of {model}: {verdict}. Details',
  },

  // Reasons.

  causes: {
    fact: (about: string, value: string) => `${about}: ${value}`,
    corpusData: 'data',
    corpusCode: 'code that built it',
    noDescription: 'none',
    licence: (name: string, meaning: string) => (meaning === '' ? name : `${name} (${meaning})`),
    bansTraining: (name: string) => `${name} bans training other models on outputs`,
    notStated: 'not stated',
    pretrainRests: 'pre-training rests on outputs of closed models',
    posttrainRests: 'post-training rests on outputs of closed models',
  },
  abilities: {
    audit: 'Audit',
    reproduce: 'Reproduce',
    compete: 'Compete',
    improve: 'Improve',
  } as Readonly<Record<Ability, string>>,
  abilityQuestions: {
    audit: 'Can others see what went into it?',
    reproduce: 'Can others make it again?',
    compete: 'Can others train their own with other choices?',
    improve: 'Can others change the recipe and pass it on? Fine-tuning changes the result, not the recipe.',
  } as Readonly<Record<Ability, string>>,
  answers: { yes: 'Yes', partly: 'In part', no: 'No' } as Readonly<Record<AbilityAnswer['answer'], string>>,

  // Terms.

  clauses: {
    users: (users: string) => `Limit: ${users} users`,
    revenue: (revenue: string) => `Limit: revenue of ${revenue}`,
    usePolicy: 'List of banned uses',
    policyChanges: 'The licensor can change the use policy later',
    noTraining: 'Outputs may not train other models',
    regions: (regions: readonly string[]) => `Not granted in ${list(regions)}`,
    naming: (duty: string) => `Name: ${duty}`,
    passesOn: 'Limits go with every copy',
    noDerivatives: 'Changed versions may not be shared',
  },
  limits: {
    users: (users: string) => `services above ${users} users`,
    revenue: (revenue: string) => `firms above ${revenue}`,
    commercial: 'commercial use',
    changed: 'changed versions',
    uses: 'some uses',
    training: 'training on outputs',
    regions: (regions: readonly string[]) => `users in ${list(regions)}`,
  },

  // Lineage.

  lineageMarks: {
    'central-closed': 'Training rests on outputs of closed models',
    'some-closed': 'Some training on outputs of closed models',
    'open-teachers': 'Some training on outputs of other models, none of them named as closed',
    'none-declared': 'None declared',
    'not-disclosed': 'Not disclosed',
  } as Readonly<Record<LineageMark['mark'], string>>,
  lineageStages: {
    pretrain: 'pre-training',
    midtrain: 'mid-training',
    sft: 'instruction tuning',
    preference: 'preference tuning',
    rl: 'reinforcement learning',
    judge: 'judging',
    rewrite: 'rewriting',
    filter: 'filtering',
  } as Readonly<Record<LineageRow['stage'], string>>,
  lineageRoles: {
    generates: 'wrote training text',
    rewrites: 'rewrote training text',
    judges: 'judged answers',
    filters: 'filtered data',
    logits: 'was distilled from',
  } as Readonly<Record<LineageRow['role'], string>>,
  lineageBasis: {
    declared: 'the maker says',
    'shown-by-dataset': 'the data shows',
    alleged: 'alleged',
    denied: 'denied',
  } as Readonly<Record<LineageRow['status'], string>>,
  lineage: {
    basisBy: (basis: string, claimant: string) => `${basis} by ${claimant}`,
    noOutput: (stage: string, basis: string) => `No model output in ${stage} (${basis})`,
    share: (percent: string, of: string) => `${percent} % of ${of}`,
    theData: 'the data',
    row: (teacher: string, role: string, stage: string, share: string, basis: string) =>
      `${teacher} ${role}, ${stage}${share === '' ? '' : `, ${share}`} (${basis})`,
  },
  relations: {
    finetune: 'fine-tuned from it',
    adapter: 'an adapter for it',
    quantized: 'the same model in another format',
    merge: 'merged from it and others',
    distilled: 'trained on its outputs',
    corpus: 'trained on it',
  } as Readonly<Record<DerivedFrom['relation'] | 'corpus', string>>,
  basis: {
    dataset: 'recorded',
    page: 'its page says',
    name: 'going by its name',
  } as Readonly<Record<DerivedFrom['how'], string>>,
  notCertain: 'not certain',

  // Energy and standards.

  metrics: {
    co2e: 't CO2e',
    mwh: 'MWh',
    gpu_hours: 'GPU hours',
    water_m3: 'm³ of water',
  } as Readonly<Record<EnergyFigure['metric'], string>>,
  energyScopes: {
    final_run: 'final training run',
    all_runs: 'all training runs',
    development: 'development',
    embodied: 'making of the hardware',
    inference: 'use',
  } as Readonly<Record<EnergyFigure['scope'][number], string>>,
  energyMethods: {
    location: 'location-based',
    market: 'market-based',
    unstated: '',
  } as Readonly<Record<EnergyFigure['method'], string>>,
  energy: {
    figure: (amount: string, scope: string) => `${amount} ${scope}`,
    scopeOf: (parts: readonly string[]) => `for ${list(parts)}`,
    noScope: 'scope not said',
    byMaker: 'the maker says',
    byOthers: 'estimated by others',
  },
  frameworks: {
    g7: 'G7 label',
    mof: 'Model Openness Framework',
    osaid: 'Open Source AI Definition 1.0',
    osaiStyle: 'European OSAI Index, our count',
    euExemption: 'EU AI Act, open-source exemption',
  } as Readonly<Record<FrameworkId, string>>,
  /** Verdicts of other standards that are plain words; labels that are proper names stay as the standard writes them. */
  frameworkValues: {
    no: 'no',
    unclear: 'unclear',
    likely: 'likely',
    unlikely: 'unlikely',
    'no (not released)': 'no (not released)',
    none: 'none',
    'none (closed)': 'none (closed)',
    'none or III': 'none or class III',
    III: 'class III',
    'III or II': 'class III or II',
    II: 'class II',
    'II or I': 'class II or I',
    I: 'class I',
  } as Readonly<Record<string, string>>,
  notApplicable: 'Not applicable',
  ofOne: (score: string) => `${score} of 1`,
  euSummaryStates: {
    published: 'Published',
    missing: 'Not found',
    unknown: 'Nobody has checked',
  } as Readonly<Record<EuSummary['state'], string>>,
  euGrade: (grade: string, grader: string) => (grader === '' ? `graded ${grade}` : `graded ${grade} by ${grader}`),

  // The card's four lines.

  lines: {
    data: 'Data',
    code: 'Code',
    weights: 'Weights',
    terms: 'Terms',
    dataSheet: 'Data sheet',
    pretraining: 'pre-training',
    posttraining: 'post-training',
    training: 'training',
    dataCode: 'data',
    final: 'final',
    checkpoints: 'checkpoints',
    corpus: 'the corpus',
    buildCode: 'build code',
    sheet: 'data sheet',
    separator: '; ',
    notInList: (id: string) => `${id}, not in our list of licences`,
    nothingToLicense: 'nothing to license',
    licenceLimits: (licence: string, limits: string) => `${licence}; limits ${limits}`,
    licenceClass: (licence: string, meaning: string) => `${licence}; ${meaning}`,
  },

  // Sentences to copy. `licence`: its name, `several` where there is more than one, or nothing where none is known.

  sentences: {
    gap: ' ',
    named: (name: string, maker: string | null) => (maker === null ? name : `${name} by ${maker}`),
    several: 'several licences',
    varies: (name: string, releases: string, tiers: string) =>
      `How open ${name} is varies among its ${releases} releases: ${tiers}.`,
    openCorpus: (name: string, licence: string) =>
      `${name} is an open corpus: the data${licence === '' ? '' : ` under ${licence}`} and the code that built it are public.`,
    closedCorpus: (name: string, status: string) => `${name} is a closed corpus: the data is ${status}.`,
    partlyCorpus: (name: string, causes: string) => `${name} is a partly open corpus. Missing or limited: ${causes}.`,
    notAssessed: (name: string) => `Nobody has assessed how open ${name} is.`,
    openRecipe: (model: string, licence: string) =>
      `${model} is an open-recipe model: its weights${licence === '' ? '' : ` under ${licence}`}, training data and training code are public.`,
    partlyRecipe: (model: string, causes: string) =>
      `${model} publishes part of its recipe. Missing or limited: ${causes}.`,
    openWeights: (model: string, licence: string, withheld: string) =>
      `${model} is an open-weights model${licence === '' ? '' : ` under ${licence}`}${withheld === '' ? '' : `; ${withheld}`}.`,
    dataWithheld: 'its training data are not fully public',
    codeWithheld: 'its training code is not fully public',
    bothWithheld: 'its training data and training code are not fully public',
    restricted: (model: string, licence: string, limits: string) =>
      `${model} has restricted weights: they can be downloaded${licence === '' ? '' : ` under ${licence}`}${limits === '' ? '' : `, which limits ${limits}`}.`,
    closed: (name: string, maker: string | null) =>
      `${name} is a closed model: its weights are not released${maker === null ? '' : ` by ${maker}`}.`,
    notOsaid: 'It does not meet the Open Source AI Definition of the OSI.',
    couldBe: (tier: string) => `Some parts have not been checked; it may turn out to be ${tier}.`,
    history: 'Checkpoints from its training are public.',
    g7: (label: string) => `G7 label: ${label}.`,
    derived: (base: string, basis: string) => `Derived from ${base} (${basis}).`,
    source: (checked: string) => `Source: Open Recipe dataset${checked === '' ? '' : `, checked ${checked}`}.`,
    textSays: (phrase: string) => `The text says: ${phrase}.`,
    textReports: (phrase: string) => `The text reports a claim: ${phrase}.`,
  },

  // The interface.

  app: {
    name: 'Open Recipe',
    tagline: 'Tells how open an AI model really is, on the page where you meet it.',
    back: 'Back',
    close: 'Close',
    search: 'Search',
    settings: 'Settings',
    copy: (what: string) => `Copy: ${what}`,
    copied: 'Copied',
    tryAgain: 'Try again',
    missingOrWrong: 'Missing or wrong?',
    failedTitle: 'The dataset could not be read',
    failedText: 'Closing and opening this window often helps. Nothing was lost.',
    dataset: (version: string, date: string) => `Dataset ${version}, ${date}`,
  },
  commands: {
    next: 'Go to the next model on the page',
    previous: 'Go to the previous model on the page',
    open: 'Open the card of this model',
  },
  verdict: {
    varies: 'varies',
    withHistory: 'with training history',
    atLeast: (tier: string) => `at least ${tier}`,
    couldBe: (tier: string) => `could be ${tier}`,
    noClaims: 'No claims yet',
    claims: (claims: number, newest: string) =>
      `${count(claims, '# claim', '# claims')}${newest === '' ? '' : `, newest ${newest}`}`,
    releases: (releases: number) => count(releases, '# release', '# releases'),
    span: (from: string, to: string) => `${from} to ${to}`,
  },
  card: {
    alternative: 'Similar size, more open:',
    fullBreakdown: 'Full breakdown',
  },
  page: {
    loading: 'Reading the page',
    emptyTitle: 'No model is named on this page',
    emptyText: 'Models and training corpora show up here when a page names them.',
    unsupportedTitle: 'This page cannot be read',
    unsupportedText: 'Browser pages, extension stores and local files are out of reach for extensions.',
    noAccessTitle: (host: string) => `No access to ${host}`,
    noAccessText: 'Allow it, and the models that its pages name are marked. Nothing leaves the browser.',
    allow: 'Allow',
    offTitle: 'Switched off here',
    offText: 'Nothing is read or marked here until you switch it on again.',
    storageBlocked: 'Storage is blocked. The bundled data is used, nothing can be stored.',
    pageChanged: 'This page looks different from what we expect, so models may be missing.',
    stoppedEarly: 'The page is very long. Only its first part was read.',
    models: (models: number) => count(models, '# model', '# models'),
    corpora: (corpora: number) => count(corpora, '# corpus', '# corpora'),
    /** `open`: how many of those called open source are an open recipe; `called` may be 0. */
    summary: (named: readonly string[], called: number, open: number) => {
      const all = `${list(named)} named`;
      if (called === 0) return `${all}.`;
      if (called === 1) return `${all}, 1 called open source, ${open === 1 ? 'and it is' : 'which it is not'}.`;
      return `${all}, ${called} called open source, ${open === 0 ? 'none' : open} of them ${open > 1 ? 'are' : 'is'}.`;
    },
    times: (mentions: number) => count(mentions, '# mention', '# mentions'),
    onThisSite: (host: string) => `Marks on ${host}`,
    onAllSites: 'Marks on every site',
    report: 'report on this page',
    saveText: 'Save as text',
    saveCsv: 'Save as CSV',
    reportHeading: (address: string) => `How open are the AI models named on ${address}?`,
    reportFooter: (dataset: string) => `Source: Open Recipe${dataset === '' ? '' : `, ${dataset}`}.`,
    calledOpenHere: 'called open here',
    disputed: (phrases: string) => `the page says: ${phrases}`,
  },
  csvColumns: [
    'name',
    'id',
    'kind',
    'developer',
    'verdict',
    'mentions',
    'called open',
    'contradicted phrases',
    'sentences',
  ] as readonly string[],
  search: {
    field: 'Search models, makers, corpora',
    nothing: (query: string) => `Nothing found for “${query}”.`,
    hint: 'A name, a Hugging Face id, or an address.',
    found: (results: number) => count(results, '# result', '# results'),
  },
  breakdown: {
    why: 'Why',
    chart: 'Recipe chart',
    components: 'Components',
    component: 'Component',
    status: 'Status and evidence',
    abilities: 'What it lets you do',
    terms: 'Terms',
    termsHistory: 'History of the terms',
    noTerms: 'No licence is recorded.',
    noLicence: 'not stated',
    lineage: 'Lineage',
    base: 'Base',
    otherModels: 'Outputs of other models',
    alleged: 'training on a closed model is alleged',
    madeFrom: 'Made from',
    energy: 'Energy and carbon',
    notDisclosed: 'Not disclosed.',
    standards: 'Other standards',
    euSummary: 'EU training-content summary',
    instead: 'Use this instead',
    noAlternatives: 'No open-recipe model of this kind and size is recorded.',
    wouldLift: 'What would lift it one tier',
    wouldOpen: 'What would make it an open recipe',
    releases: 'Releases',
    sayItRight: 'Say it right',
    oneLine: 'one line',
    paragraph: 'paragraph',
    readmeBadge: 'Badge for a README',
    /** What the badge's picture is called. */
    openness: 'openness',
    citation: 'Citation',
    citationOf: (name: string) => `Citation of ${name}`,
    plain: 'plain',
    contested: 'Contested',
    disagreement: 'sources disagree',
    inherited: 'from its base',
    itsPage: 'its own page',
    licenceConflict: (card: string, base: string) => `The card says ${card}, its base says ${base}.`,
    unknownModel:
      'It is in no record of the dataset and no base was found. Shown is what its own page says; nothing is judged on that.',
    wrong: 'Wrong?',
    wrongAbout: (component: string) => `Report as wrong: ${component}`,
    opening: 'Looking it up',
    notFoundTitle: 'Nothing is known of this',
    notFoundText: 'No record of the dataset has this name or id, and it was not found as a version of one that has.',
  },

  // The report form.

  reportKinds: {
    'missing-model': 'A model is missing',
    'wrong-claim': 'Something is wrong',
  } as Readonly<Record<ReportKind, string>>,
  reportFields: {
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
  } as Readonly<Record<FieldId, string>>,
  reportHints: {
    hub: 'owner/name; of a data set datasets/owner/name',
    github: 'owner/name',
    developer: 'Who made it, if no id says so',
    findings: 'One statement a line, with its address in parentheses. Read it through: it is your report.',
    evidence: 'An https address that shows it',
    page: 'Where you met it. Leave it empty if others need not know.',
  } as Readonly<Partial<Record<FieldId, string>>>,
  reportFaults: {
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
  } as Readonly<Record<FaultReason, string>>,
  lookupFaults: {
    'no-id': 'That is no Hugging Face id.',
    unreachable: 'Hugging Face could not be reached.',
    'not-found': 'Hugging Face shows no such model.',
    unreadable: 'Hugging Face gave an answer that cannot be read.',
  } as Readonly<Record<LookupFault, string>>,
  report: {
    heading: 'Missing or wrong?',
    /** `%s` is the selected text, put in by the browser. */
    menuItem: 'Report a missing model: “%s”',
    kindQuestion: 'What is it?',
    fault: (reason: string, detail: string) => (detail === '' ? reason : `${reason}: ${detail}`),
    choose: 'Choose',
    other: 'Something else',
    licenceOf: (part: string) => `Licence: ${part}`,
    addStatement: 'Add a statement',
    part: 'Part',
    status: 'Status',
    shownAt: 'Shown at (https)',
    add: 'Add',
    lookUp: 'Ask Hugging Face',
    lookUpText: (id: string) =>
      `Asks huggingface.co about ${id}, without your account. Nothing is asked before you press it.`,
    lookingUp: 'Asking',
    proposals: 'Hugging Face says',
    noProposals: 'Hugging Face says nothing more than stands here already.',
    renamed: (id: string) => `Its id there is ${id} now.`,
    addChecked: 'Add what is checked',
    from: 'from',
    alreadyThere: 'Already there:',
    reportedBefore: (day: string) => `You reported this on ${day}.`,
    waitsSince: (day: string) => `A report about this waits since ${day}.`,
    publicTitle: 'What becomes public',
    publicOnGithub: (repository: string) =>
      `Nothing is sent by itself. The next step opens the issue form of github.com/${repository} with these words. Opening it passes them to GitHub; once you submit it there, everybody can read them, with your GitHub name.`,
    publicByCopy: 'Nothing is sent. The copy holds just these words; they become public where you paste them.',
    openForm: 'Open the issue form',
    copyText: 'Copy as text',
    copyYaml: 'Copy as YAML',
    discard: 'Discard',
    kept: 'Kept in this browser.',
    copied: 'Copied.',
    copyFailed: 'The clipboard is blocked. Select the words below and copy them.',
    mend: 'Please look at the fields that are marked.',
    opening: 'Opening the issue form',
    opened: 'The issue form is open in another tab. Submit it there.',
    openedPartly: (fields: string) =>
      `The issue form is open in another tab. Too long for its address, so on your clipboard: ${fields}. Paste there, then submit.`,
    offline: 'You are offline. The report is kept here and offered again.',
    unseen: 'The issue form was not seen to open. The report is kept here until it is, or until you discard it.',
    unseenPrivate: 'The issue form was not seen to open. Copy the report if you need it: nothing is kept.',
    isPrivate: 'From a private window: nothing is kept, and the page is not named.',
    notStored: 'Storage is blocked: the report is gone when this tab is closed.',
    resumed: (day: string) => `You began this on ${day}.`,
    waiting: (reports: number) => count(reports, '# report waits', '# reports wait'),
    openedTitle: 'Reported before',
    resume: 'Go on',
  },
};

/** A whole catalogue; every language has just these texts, with just these values in them. */
export type Words = typeof en;
