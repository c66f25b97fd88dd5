/** From records to what is shown: a summary for every mention, an answer for whoever asks on. */
import { judgeAbilities } from './abilities.ts';
import type { Candidate } from './alternatives.ts';
import { alternativesTo } from './alternatives.ts';
import type { Answer, CitedModel, ComponentRow, ReleaseLine, Summary, TermsRow, Verdict } from './answer.ts';
import type { AssessedModel } from './assess-model.ts';
import { assessDerived, nameOfModel } from './assess-model.ts';
import type { ComponentId } from './components.ts';
import { COMPONENT_IDS, COMPONENTS } from './components.ts';
import { assessCorpus, judgeCorpus, judgeCorpusAbilities } from './corpus.ts';
import { g7 } from './frameworks/g7.ts';
import { judgeFrameworks } from './frameworks/registry.ts';
import type { GroupVerdict } from './group-verdict.ts';
import { judgeGroup, markOfGroup, placeModel, placeSeries } from './group-verdict.ts';
import type { OwnStatements } from './inheritance.ts';
import { ownParts } from './inheritance.ts';
import { whatWouldLift, whatWouldLiftCorpus, whatWouldOpen } from './lift.ts';
import { lineageMark } from './lineage.ts';
import { markOf, markOfCorpus, UNKNOWN_MARK } from './mark.ts';
import { namesIn } from './names.ts';
import { originsOf } from './origins.ts';
import type { Settled } from './claims.ts';
import { settleLicence } from './claims.ts';
import type { Claim, CorpusRecord, LicenceClaim, LicenceRecord, ReleaseKind, SeriesRecord } from './record.ts';
import { CORPUS_COMPONENT_IDS, LICENSED_PARTS } from './record.ts';
import type { LicenceTable, Recipe } from './recipe.ts';
import type { ModelRecords, Records, Subject } from './records.ts';
import type { TierVerdict } from './tier.ts';
import type { Tier } from './tier-names.ts';
import { judgeTier } from './tier.ts';

/** How many models are suggested instead of one. */
const ALTERNATIVES = 3;

const groupOf = new Map(COMPONENTS.map(({ id, group }) => [id, group] as const));
const hubPage = (id: string): string => `https://huggingface.co/${id}`;
const nameFromId = (id: string): string => id.slice(id.indexOf('/') + 1);
const repoPage = (repo: string): string => (repo.startsWith('https://') ? repo : `https://github.com/${repo}`);

/** What every answer has before anything is known. */
function emptyAnswer(summary: Summary, verdict: Verdict): Answer {
  return {
    ...summary,
    developerName: null,
    released: null,
    size: null,
    modalities: [],
    verdict,
    tiers: {},
    releases: [],
    components: [],
    terms: [],
    licenceHistory: [],
    lineage: lineageMark([], 'unknown'),
    trainedOn: [],
    energy: [],
    euSummary: null,
    quoted: [],
    contested: [],
    citation: null,
    papers: [],
    repos: [],
    url: null,
    alternatives: [],
    wouldLift: [],
    licenceConflict: null,
    origins: [],
    citedAlternatives: [],
    names: { sources: {}, licences: {} },
    claimCount: 0,
    newestCheck: null,
  };
}

function modelVerdict(model: AssessedModel, tier: TierVerdict, records: Records): Verdict {
  const { tier: name, couldBe, withTrainingHistory, causes } = tier;
  if (name === 'not-assessed') {
    return { tier: name, couldBe, withTrainingHistory, causes, abilities: {}, frameworks: null };
  }
  return {
    tier: name,
    couldBe,
    withTrainingHistory,
    causes,
    abilities: judgeAbilities(model.recipe, records.licences),
    frameworks: judgeFrameworks(model.recipe, records.licences),
  };
}

function componentRow(
  component: ComponentId,
  { status, claims, disagreement }: Settled,
  inherited: boolean,
): ComponentRow {
  return { component, group: groupOf.get(component) ?? 'words', status, claims, disagreement, inherited };
}

function termsRow(
  part: TermsRow['part'],
  id: string | null,
  claims: readonly LicenceClaim[],
  licences: LicenceTable,
): TermsRow[] {
  const licence: LicenceRecord | null = (id === null ? undefined : licences.get(id)) ?? null;
  return licence === null && claims.length === 0 ? [] : [{ part, licence, claims }];
}

/** How many claims stand behind an answer, and the day of the newest check. */
export function evidenceOf(claims: readonly (Claim | LicenceClaim)[]): Pick<Answer, 'claimCount' | 'newestCheck'> {
  const newest = claims
    .map((claim) => claim.checked)
    .toSorted()
    .at(-1);
  return { claimCount: claims.length, newestCheck: newest ?? null };
}

/** What an assessed model adds to an answer, whichever way it was found. */
function modelFields(model: AssessedModel, records: Records): Partial<Answer> {
  const { recipe, parts, terms, lineage, licenceConflict } = model;
  const claims = [
    ...Object.values(parts).flatMap((part) => part.claims),
    ...Object.values(terms).flatMap((licenceClaims) => licenceClaims),
  ];
  return {
    size: recipe.parametersBillion,
    components: COMPONENT_IDS.map((id) => componentRow(id, parts[id], model.inherited.has(id))),
    terms: LICENSED_PARTS.flatMap((part) => termsRow(part, recipe.licences[part], terms[part], records.licences)),
    lineage: lineageMark(lineage, recipe.components.data_information),
    wouldLift: whatWouldLift(recipe, records.licences),
    wouldOpen: whatWouldOpen(recipe, records.licences),
    licenceConflict,
    ...evidenceOf(claims),
  };
}

/** What a series record adds to an answer about itself or one of its releases. */
function seriesFields({ series, release }: ModelRecords, records: Records): Partial<Answer> {
  const developer = records.developer(series.developer);
  const repos = (series.repos ?? []).map(repoPage);
  const hubId = release?.id ?? series.releases[0]?.id;
  return {
    developerName: developer?.name ?? null,
    released: release?.released ?? series.released ?? null,
    modalities: series.modalities,
    licenceHistory: series.licenceHistory ?? [],
    trainedOn: (series.trainedOn ?? []).map((id) => {
      const corpus = records.corpus(id);
      return corpus === undefined
        ? { id, name: id, tier: 'not-assessed' as const }
        : { id, name: corpus.name, tier: corpusVerdict(corpus, records).tier };
    }),
    origins: originsOf(series, records),
    energy: series.energy ?? [],
    euSummary: series.euSummary ?? null,
    quoted: [...(series.quoted ?? []), ...(developer?.quoted ?? [])],
    contested: [...(release?.contested ?? []), ...(series.contested ?? [])],
    citation: series.citation ?? null,
    papers: series.papers ?? [],
    repos,
    url: hubId === undefined ? (repos[0] ?? developer?.url ?? null) : hubPage(hubId),
  };
}

function alternativesFor(
  { id, tier, size, modalities }: Answer,
  kind: ReleaseKind | undefined,
  records: Records,
): Answer['alternatives'] {
  return alternativesTo({ id, tier, size, modalities, kind }, records.candidates(), ALTERNATIVES);
}

export function summaryOfGroup(
  head: Pick<Summary, 'id' | 'name' | 'kind' | 'developer'>,
  group: GroupVerdict,
  records: Records,
): Summary {
  const { tier, mixed, couldBe, withTrainingHistory } = group;
  return {
    ...head,
    tier,
    mixed,
    couldBe,
    withTrainingHistory,
    mark: markOfGroup(group, records, UNKNOWN_MARK),
    derivedFrom: head.kind === 'family' ? null : (group.shown?.model.derivedFrom ?? null),
    ...(group.shown && g7Label(group.shown.model.recipe, tier, records)),
  };
}

/** The G7's label, where the model is assessed and not closed. */
function g7Label(recipe: Recipe, tier: Tier, records: Records): { g7?: string } {
  if (tier === 'closed' || tier === 'not-assessed') return {};
  const { value } = g7.judge(recipe, records.licences);
  return typeof value === 'string' && !value.startsWith('none') ? { g7: value } : {};
}

export type ModelSubject = Extract<Subject, { kind: 'family' | 'series' | 'release' }>;

export function groupFor(subject: ModelSubject, records: Records): GroupVerdict {
  switch (subject.kind) {
    case 'family':
      return judgeGroup(records.members(subject.record.id).flatMap((series) => placeSeries(series, records)));
    case 'series':
      return judgeGroup(placeSeries(subject.record, records));
    case 'release':
      return judgeGroup([placeModel({ series: subject.series, release: subject.release }, records)]);
  }
}

export function headOf(subject: ModelSubject): Pick<Summary, 'id' | 'name' | 'kind' | 'developer'> {
  if (subject.kind === 'release') {
    const { series, release } = subject;
    return { id: release.id, name: nameOfModel(subject), kind: 'release', developer: series.developer };
  }
  const { id, name, developer } = subject.record;
  return { id, name, kind: subject.kind, developer };
}

/** A line for each release. What has two ids, such as an old one, has one line, under the first. */
function linesOf({ members }: GroupVerdict, withSeries: boolean): ReleaseLine[] {
  const lines = new Map<string, ReleaseLine>();
  for (const { line, records } of members) {
    const { id, name } = records.series;
    const key = JSON.stringify([id, line.name, line.tier, line.size, line.released]);
    if (!lines.has(key)) lines.set(key, withSeries ? { ...line, series: { id, name } } : line);
  }
  return [...lines.values()];
}

function answerGroup(subject: ModelSubject, records: Records): Answer {
  const group = groupFor(subject, records);
  const { shown, tier, couldBe, withTrainingHistory, tiers } = group;
  const summary = summaryOfGroup(headOf(subject), group, records);
  const verdict: Verdict =
    shown === null
      ? { tier, couldBe, withTrainingHistory, causes: [], abilities: {}, frameworks: null }
      : { ...modelVerdict(shown.model, shown.verdict, records), couldBe, withTrainingHistory };
  const base = { ...emptyAnswer(summary, verdict), tiers };
  const releases = linesOf(group, subject.kind === 'family');
  if (subject.kind === 'family') {
    const developer = records.developer(subject.record.developer);
    // A family has no claims of its own; what its members say differs too much to be shown as one.
    const verdictOfFamily = { ...verdict, frameworks: null, abilities: group.mixed ? {} : verdict.abilities };
    const url = developer?.url ?? null;
    return { ...base, verdict: verdictOfFamily, releases, developerName: developer?.name ?? null, url };
  }
  const series = subject.kind === 'release' ? subject.series : subject.record;
  const release = subject.kind === 'release' ? subject.release : undefined;
  const answer: Answer = {
    ...base,
    ...(shown === null ? {} : modelFields(shown.model, records)),
    ...seriesFields({ series, release }, records),
    releases: series.releases.length === 0 ? [] : releases,
  };
  return { ...answer, alternatives: alternativesFor(answer, shown?.model.recipe.kind, records) };
}

function corpusVerdict(corpus: CorpusRecord, records: Records): TierVerdict {
  return judgeCorpus(assessCorpus(corpus, records.licences).recipe, records.licences);
}

export function summariseCorpus(corpus: CorpusRecord, records: Records): Summary {
  const { recipe } = assessCorpus(corpus, records.licences);
  const { tier, couldBe, withTrainingHistory } = judgeCorpus(recipe, records.licences);
  return {
    id: corpus.id,
    name: corpus.name,
    kind: 'corpus',
    developer: corpus.developer,
    tier,
    mixed: false,
    couldBe,
    withTrainingHistory,
    mark: markOfCorpus(recipe, records.licences),
    derivedFrom: null,
  };
}

function answerCorpus(corpus: CorpusRecord, records: Records): Answer {
  const { recipe, parts } = assessCorpus(corpus, records.licences);
  const judged = judgeCorpus(recipe, records.licences);
  const abilities = judged.tier === 'not-assessed' ? {} : judgeCorpusAbilities(recipe, records.licences);
  const verdict: Verdict = { ...judged, abilities, frameworks: null };
  const summary = summariseCorpus(corpus, records);
  const developer = records.developer(corpus.developer);
  const dataClaims = corpus.licences?.data ?? [];
  const codeClaims = corpus.licences?.code ?? [];
  const repos = (corpus.repos ?? []).map(repoPage);
  const hubId = corpus.datasets?.[0];
  return {
    ...emptyAnswer(summary, verdict),
    tiers: { [summary.tier]: [summary.id] },
    developerName: developer?.name ?? null,
    released: corpus.released ?? null,
    modalities: corpus.modalities,
    components: CORPUS_COMPONENT_IDS.map((id) => componentRow(id, parts[id], false)),
    terms: [
      ...termsRow('data', recipe.dataLicence, dataClaims, records.licences),
      ...termsRow('code', recipe.codeLicence, codeClaims, records.licences),
    ],
    lineage: lineageMark(corpus.lineage ?? [], recipe.components.data_information),
    contested: corpus.contested ?? [],
    citation: corpus.citation ?? null,
    papers: corpus.papers ?? [],
    repos,
    url: hubId === undefined ? (repos[0] ?? developer?.url ?? null) : hubPage(`datasets/${hubId}`),
    wouldLift: whatWouldLiftCorpus(recipe, records.licences),
    ...evidenceOf([...Object.values(parts).flatMap((part) => part.claims), ...dataClaims, ...codeClaims]),
  };
}

type LooseSubject = Extract<Subject, { kind: 'derived' | 'unknown' }>;

/** A model that is in no record: judged through its base, or not at all. */
function answerLoose(subject: LooseSubject, records: Records): Answer {
  const own: OwnStatements = subject.own ?? {};
  const found =
    subject.kind === 'derived'
      ? assessDerived(subject.id, subject.parents, own, records)
      : { model: null, derivedFrom: null };
  const head = {
    id: subject.id,
    name: subject.name ?? nameFromId(subject.id),
    kind: subject.kind,
    developer: null,
    mixed: false,
    derivedFrom: found.derivedFrom,
  };
  if (found.model === null) {
    // What its own card discloses is shown, but nothing is judged on so little.
    const verdict: Verdict = {
      tier: 'not-assessed',
      couldBe: null,
      withTrainingHistory: false,
      causes: [],
      abilities: {},
      frameworks: null,
    };
    const { parts, terms } = ownParts(own);
    const summary = { ...head, tier: verdict.tier, couldBe: null, withTrainingHistory: false, mark: UNKNOWN_MARK };
    return {
      ...emptyAnswer(summary, verdict),
      modalities: subject.kind === 'unknown' ? (subject.modalities ?? []) : [],
      components: COMPONENT_IDS.map((id) => componentRow(id, parts[id], false)),
      terms: LICENSED_PARTS.flatMap((part) =>
        termsRow(part, settleLicence(terms[part], records.licences), terms[part], records.licences),
      ),
      lineage: lineageMark(own.lineage ?? [], 'unknown'),
      url: hubUrl(subject.id),
      ...evidenceOf([
        ...Object.values(parts).flatMap((part) => part.claims),
        ...Object.values(terms).flatMap((claims) => claims),
      ]),
    };
  }
  const { model } = found;
  const judged = judgeTier(model.recipe, records.licences);
  const verdict = modelVerdict(model, judged, records);
  const { tier, couldBe, withTrainingHistory } = judged;
  const mark = markOf(model.recipe, records.licences);
  const base = found.derivedFrom === null ? undefined : records.model(found.derivedFrom.id);
  const answer: Answer = {
    ...emptyAnswer(
      { ...head, tier, couldBe, withTrainingHistory, mark, ...g7Label(model.recipe, tier, records) },
      verdict,
    ),
    ...modelFields(model, records),
    tiers: { [tier]: [subject.id] },
    modalities: base?.series.modalities ?? [],
    origins: originsOf({ id: subject.id, derivedFrom: subject.kind === 'derived' ? subject.parents : [] }, records),
    url: hubUrl(subject.id),
  };
  return { ...answer, alternatives: alternativesFor(answer, model.recipe.kind, records) };
}

/** The hub's page of an id, where it has the form of one. */
const hubUrl = (id: string): string | null => (/^[\w.-]+\/[\w.-]+$/.test(id) ? hubPage(id) : null);

function summaryFrom(answer: Answer): Summary {
  const { id, name, kind, developer, tier, mixed, couldBe, withTrainingHistory, mark, derivedFrom } = answer;
  const short = { id, name, kind, developer, tier, mixed, couldBe, withTrainingHistory, mark, derivedFrom };
  return answer.g7 === undefined ? short : { ...short, g7: answer.g7 };
}

/** The short form, for a badge. Looks up bases and members through `records`; never throws for what is missing. */
export function summarise(subject: Subject, records: Records): Summary {
  switch (subject.kind) {
    case 'family':
    case 'series':
    case 'release':
      return summaryOfGroup(headOf(subject), groupFor(subject, records), records);
    case 'corpus':
      return summariseCorpus(subject.record, records);
    case 'derived':
    case 'unknown':
      return summaryFrom(answerLoose(subject, records));
  }
}

/** Everything known and computed, for card, popup, site and command line. Never throws for what is missing. */
export function answer(subject: Subject, records: Records): Answer {
  const found = answerSubject(subject, records);
  return { ...found, citedAlternatives: citationsOf(found.alternatives, records), names: namesIn(found, records) };
}

/** How to cite the suggested models, one citation a series. */
function citationsOf(alternatives: Answer['alternatives'], records: Records): CitedModel[] {
  const candidates = records.candidates();
  const cited = alternatives.flatMap(({ id, name }) => {
    const citation = candidates.find((candidate) => candidate.id === id)?.citation;
    return citation === undefined ? [] : [{ name, citation }];
  });
  return [...new Map(cited.map((model) => [model.citation.key, model])).values()];
}

function answerSubject(subject: Subject, records: Records): Answer {
  switch (subject.kind) {
    case 'family':
    case 'series':
    case 'release':
      return answerGroup(subject, records);
    case 'corpus':
      return answerCorpus(subject.record, records);
    case 'derived':
    case 'unknown':
      return answerLoose(subject, records);
  }
}

/** The releases of a series that may be suggested instead of another model: those with at least part of a recipe. */
export function candidatesOf(series: SeriesRecord, records: Records): Candidate[] {
  return placeSeries(series, records)
    .filter(({ line: { tier } }) => tier === 'open-recipe' || tier === 'partly-open-recipe')
    .map(({ line: { id, name, tier, size, released }, model }) => {
      const { kind } = model.recipe;
      const { modalities, citation } = series;
      return { id, name, tier, size, released, kind, series: series.id, modalities, citation };
    });
}
