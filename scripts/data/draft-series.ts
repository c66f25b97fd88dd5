/** From a report of a missing model or corpus to files of the dataset. What nobody has shown stays `unknown`. */
import { indexModels } from '../../lib/dataset/hub-index.ts';
import { pathOf, placeOf, type FilePlace } from '../../lib/dataset/places.ts';
import { aliasKey } from '../../lib/dataset/rules/aliases.ts';
import { COMMON_WORDS } from '../../lib/dataset/rules/common-words.ts';
import type { Dataset } from '../../lib/dataset/schema.ts';
import type { ComponentId, Status } from '../../lib/openness/components.ts';
import {
  CORPUS_COMPONENT_IDS,
  RELATIONS,
  type Alias,
  type Claim,
  type LicenceClaim,
  type Modality,
  type Parent,
} from '../../lib/openness/record.ts';
import { isComponent, valueOf, type Report } from '../../lib/report/fields.ts';
import { baseOf, findingsIn, type Finding } from '../../lib/report/findings.ts';
import { componentOfFile } from '../../lib/report/hub-findings.ts';
import { withClaims, type ClaimEdit } from './import/claim-splice.ts';
import { flowText } from './import/flow-yaml.ts';
import { licenceIdOf } from './import/licence-ids.ts';
import { isInstructName, ownerOf, repoName, seriesPart, sizesIn, slugOf } from './import/names.ts';
import { NoDraft, SOURCE, type Draft, type DraftFile } from './draft-shape.ts';

/** The claims that decide most of a verdict: without evidence they are written down as not looked at. */
const DECIDING = ['weights_final', 'data_pretrain', 'code_train'] as const;

/** Longest file name in a note, in UTF-16 code units. */
const LONGEST_FILE = 120;

/** Tasks of Hugging Face whose models are not for text. */
const MODALITY_OF_TASK: readonly (readonly [RegExp, Modality])[] = [
  [/speech-recognition|text-to-speech/u, 'speech'],
  [/audio/u, 'audio'],
  [/video/u, 'video'],
  [/image-text-to-text|any-to-any|visual-question/u, 'multimodal'],
  [/image|object-detection|depth/u, 'image'],
  [/feature-extraction|sentence-similarity/u, 'embedding'],
  [/robotics/u, 'robotics'],
  [/time-series/u, 'time-series'],
];

/**
 * Drafts the files of a missing model or corpus.
 * @param today YYYY-MM-DD, the day the claims count as checked
 * @throws NoDraft where the dataset has it already, or the report does not say whose it is
 */
export function draftMissing(report: Report, dataset: Dataset, today: string): Draft {
  const name = valueOf(report, 'name');
  const hub = valueOf(report, 'hub');
  const isCorpus = hub.startsWith('datasets/');
  const listed = isCorpus ? corpusWith(dataset, hub.slice('datasets/'.length)) : hub && modelWith(dataset, hub);
  if (listed) throw new NoDraft(`${hub} is already part of ${listed}: correct it there`);
  const maker = makerOf(report, dataset);
  const findings = findingsIn(valueOf(report, 'findings'));
  return isCorpus
    ? corpusDraft({ report, dataset, today, name, maker, findings })
    : seriesDraft({ report, dataset, today, name, maker, findings });
}

interface Case {
  readonly report: Report;
  readonly dataset: Dataset;
  readonly today: string;
  readonly name: string;
  readonly maker: Maker;
  readonly findings: readonly Finding[];
}

const corpusWith = (dataset: Dataset, id: string): string | undefined =>
  dataset.corpora.find(({ datasets = [] }) => datasets.some((known) => known.toLowerCase() === id.toLowerCase()))?.id;

const modelWith = (dataset: Dataset, id: string): string | undefined => indexModels(dataset)(id)?.series.id;

interface Maker {
  readonly id: string;
  /** The file of a developer that the dataset does not have yet. */
  readonly file: DraftFile | null;
}

function makerOf(report: Report, dataset: Dataset): Maker {
  const hub = ownerOf(valueOf(report, 'hub').replace(/^datasets\//u, ''));
  const github = ownerOf(valueOf(report, 'github'));
  const said = valueOf(report, 'developer');
  const same = (one: string, other: string) => one !== '' && one.toLowerCase() === other.toLowerCase();
  const known = dataset.developers.find(
    ({ id, name, aliases = [], hub: accounts = [], github: repositories = [] }) =>
      accounts.some((account) => same(account, hub)) ||
      repositories.some((account) => same(account, github)) ||
      [id, name, ...aliases].some((form) => aliasKey(form) === aliasKey(said)),
  );
  if (known) return { id: known.id, file: null };
  const name = said || hub || github;
  const id = slugOf(name);
  const place: FilePlace = { kind: 'developer', id };
  const path = pathOf(place);
  if (name === '' || placeOf(path) === null) throw new NoDraft('it does not say who made it: fill in the developer');
  if (dataset.developers.some((developer) => developer.id === id))
    throw new NoDraft(`developers/${id}.yaml exists, but does not list this account: add it there if it is the same`);
  const lines = [
    `name: ${flowText(name)}`,
    ...(hub ? [`hub: ${flowText([hub])}`] : []),
    ...(github ? [`github: ${flowText([github])}`] : []),
  ];
  return { id, file: { path, text: `${lines.join('\n')}\n`, isNew: true } };
}

function seriesDraft({ report, dataset, today, name, maker, findings }: Case): Draft {
  const hub = valueOf(report, 'hub');
  const github = valueOf(report, 'github');
  const series = seriesPart(name);
  const path = freePath({ kind: 'series', id: `${maker.id}/${slugOf(series)}` }, dataset.series);
  const missing = makerNotes(maker);
  const claims = componentClaims(findings, today);
  const licences = licenceClaims(findings, dataset, today, missing);
  const { derivedFrom, trainedOn } = relations(findings, dataset, missing);
  const modality = modalityOf(findings, missing);
  for (const [component, { status }] of claims)
    if (status === 'unknown') missing.push(`${component}: nobody has looked; find out, or leave it unknown`);
  if (licences.length === 0) missing.push('licences.weights: which licence covers the weights?');
  const isInstruct = isInstructName(repoName(hub) || name) || derivedFrom.length > 0;
  missing.push(`kind: taken as ${isInstruct ? 'instruct' : 'base'} from its name; check`);
  const lines = [
    `name: ${flowText(series)}`,
    `developer: ${maker.id}`,
    `modalities: [${modality}]`,
    `kind: ${isInstruct ? 'instruct' : 'base'}`,
    `aliases: ${flowText(aliasesOf(series, name))}`,
    ...(hub === '' ? ['releases: []'] : ['releases:', `  - ${flowText({ id: hub, ...sizesIn(repoName(hub)) })}`]),
    ...(github === '' ? [] : [`repos: ${flowText([github])}`]),
    ...(derivedFrom.length === 0 ? [] : [`derivedFrom: ${flowText(derivedFrom)}`]),
    ...(trainedOn.length === 0 ? [] : [`trainedOn: ${flowText(trainedOn)}`]),
  ];
  const edits: readonly ClaimEdit[] = [
    ...[...claims].map(([component, claim]): ClaimEdit => ({ path: ['components', component], kind: 'add', claim })),
    ...licences.map((claim): ClaimEdit => ({ path: ['licences', 'weights'], kind: 'add', claim })),
  ];
  const text = withClaims(`${lines.join('\n')}\n`, edits);
  return { files: [...(maker.file ? [maker.file] : []), { path, text, isNew: true }], missing };
}

function corpusDraft({ report, dataset, today, name, maker, findings }: Case): Draft {
  const path = freePath({ kind: 'corpus', id: `corpora/${slugOf(name)}` }, dataset.corpora);
  const missing = makerNotes(maker);
  const github = valueOf(report, 'github');
  const found = componentClaims(
    findings.map((finding) => (finding.what === 'weights_final' ? { ...finding, what: 'data_pretrain' } : finding)),
    today,
  );
  const components = CORPUS_COMPONENT_IDS.flatMap((component) => {
    const claim = found.get(component);
    return claim ? [`  ${component}: ${flowText([claim])}`] : [];
  });
  const licences = licenceClaims(findings, dataset, today, missing);
  if (licences.length === 0) missing.push('licences.data: which licence covers the data?');
  const lines = [
    `name: ${flowText(name)}`,
    `developer: ${maker.id}`,
    `modalities: [${modalityOf(findings, missing)}]`,
    `aliases: ${flowText(aliasesOf(name, name))}`,
    `datasets: ${flowText([valueOf(report, 'hub').slice('datasets/'.length)])}`,
    ...(github === '' ? [] : [`repos: ${flowText([github])}`]),
    'components:',
    ...components,
    ...(licences.length === 0 ? [] : ['licences:', `  data: ${flowText(licences)}`]),
  ];
  return {
    files: [...(maker.file ? [maker.file] : []), { path, text: `${lines.join('\n')}\n`, isNew: true }],
    missing,
  };
}

function freePath(place: FilePlace, taken: readonly { readonly id: string }[]): string {
  const path = pathOf(place);
  if (placeOf(path) === null) throw new NoDraft('its name gives no file name: use Latin letters or digits');
  if (taken.some(({ id }) => id === place.id))
    throw new NoDraft(`${path} exists: if this is one of its releases, add it there`);
  return path;
}

const makerNotes = ({ id, file }: Maker): string[] =>
  file ? [`developers/${id}.yaml is new: check the name, add country and address`] : [];

/** A name without a digit may be a word, so that it needs evidence around it. */
function aliasesOf(series: string, name: string): readonly Alias[] {
  const forms = [...new Map([series, name].map((form) => [aliasKey(form), form])).values()];
  return forms.map((text) =>
    /\d/u.test(text) && !COMMON_WORDS.has(aliasKey(text)) ? text : { text, ambiguous: true },
  );
}

/** One claim for each component that is shown or deciding. A file's name is no evidence of what is in it. */
function componentClaims(findings: readonly Finding[], today: string): ReadonlyMap<ComponentId, Claim> {
  const claims = new Map<ComponentId, Claim>();
  for (const component of DECIDING) claims.set(component, { status: 'unknown', source: SOURCE, checked: today });
  for (const { what, value, source } of findings) {
    const component = what === 'file' ? componentOfFile(value) : null;
    if (component === null) continue;
    const note = `${value.slice(0, LONGEST_FILE)} is there; nobody has looked into it`;
    claims.set(component, { status: 'unknown', url: source, source: SOURCE, checked: today, note });
  }
  for (const { what, value, source } of findings)
    if (isComponent(what))
      claims.set(what, { status: value as Status, url: source, source: SOURCE, checked: today, confidence: 'low' });
  return claims;
}

/** A licence that is not in the dataset's list stays out, and is named. */
function licenceClaims(
  findings: readonly Finding[],
  { licences }: Dataset,
  today: string,
  missing: string[],
): readonly LicenceClaim[] {
  const known = new Set(licences.map(({ id }) => id));
  const [stated] = findings.filter(({ what }) => what === 'licence');
  if (!stated) return [];
  const found = licenceIdOf({ component: 'weights', licence_id: stated.value }, known);
  if ('id' in found) return [{ id: found.id, url: stated.source, source: SOURCE, checked: today, confidence: 'low' }];
  missing.push(`licence "${stated.value}": not in licences.yaml; add it there, or use "other"`);
  return [];
}

/** Bases and corpora that the dataset has; the others are named as missing. */
function relations(findings: readonly Finding[], dataset: Dataset, missing: string[]) {
  const derivedFrom: Parent[] = [];
  const trainedOn: string[] = [];
  for (const finding of findings) {
    if (finding.what === 'base model') {
      const { id, relation } = baseOf(finding);
      if (modelWith(dataset, id) === undefined) missing.push(`base model ${id}: not in the dataset; add it first`);
      else derivedFrom.push({ id, relation: RELATIONS.find((known) => known === relation) ?? 'finetune' });
    }
    if (finding.what === 'data set') {
      const corpus = corpusWith(dataset, finding.value);
      if (corpus !== undefined) trainedOn.push(corpus);
      else missing.push(`data set ${finding.value}: look whether it is the training data, and public`);
    }
  }
  return { derivedFrom, trainedOn: [...new Set(trainedOn)] };
}

function modalityOf(findings: readonly Finding[], missing: string[]): Modality {
  const task = findings.find(({ what }) => what === 'task')?.value ?? '';
  const modality = MODALITY_OF_TASK.find(([pattern]) => pattern.test(task))?.[1] ?? 'text';
  missing.push(`modalities: taken as ${modality}${task === '' ? '' : ` from the task ${task}`}; check`);
  return modality;
}
