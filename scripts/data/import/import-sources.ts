/** One import: sources and dataset in, files and a report out. Pure but for reading. */
import { settle } from '../../../lib/openness/claims.ts';
import type { Status } from '../../../lib/openness/components.ts';
import type { Parent, QuotedVerdict, SeriesRecord } from '../../../lib/openness/record.ts';
import { mostCautious } from '../../../lib/openness/status-groups.ts';
import type { SourceFile } from '../../../lib/dataset/read-files.ts';
import { pathOf } from '../../../lib/dataset/places.ts';
import type { Dataset } from '../../../lib/dataset/schema.ts';
import { basesOf, type Bases } from './bases.ts';
import { claimsAt, editsFor, planClaims, type ClaimContext, type ClaimPlan } from './claims.ts';
import { withClaims } from './claim-splice.ts';
import type { CrosswalkEntry } from './crosswalk.ts';
import { MAKERS } from './developer-spellings.ts';
import { Developers } from './developers.ts';
import { flowText } from './flow-yaml.ts';
import { IMPORTERS } from './importers/registry.ts';
import { amended, junkReason } from './known-faults.ts';
import { ownerOf, slugOf } from './names.ts';
import { draftCorpora, linkedDatasets, type CorpusDrafts } from './new-corpora.ts';
import * as draft from './new-series.ts';
import type { ClaimChange, Disagreement, ImportReport, LeftOut, RuleCount } from './report.ts';
import type { SourceRecord } from './source-record.ts';
import { groupBySeries, seriesFinder, seriesOfEntry, type SeriesFinder, type Subject } from './subjects.ts';
import { SurfaceForms } from './surface-forms.ts';

export interface ImportInput {
  readonly dataset: Dataset;
  readonly files: readonly SourceFile[];
  readonly records: readonly SourceRecord[];
  readonly crosswalk: readonly CrosswalkEntry[];
  /** YYYY-MM-DD; nothing that is said to come out later is dated. */
  readonly today: string;
}

export interface ImportResult {
  /** New text of every file that is new or changed, by path below the data folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly report: ImportReport;
}

const COMPONENT_SOURCES: ReadonlySet<string> = new Set(
  IMPORTERS.filter(({ ratesComponents }) => ratesComponents).map(({ source }) => source),
);

export function importSources(input: ImportInput): ImportResult {
  return new Import(input).run();
}

/** A subject on its way to a file. */
interface Planned {
  readonly subject: Subject;
  readonly id: string;
  readonly bases: Bases;
  readonly plan: ClaimPlan;
  readonly context: ClaimContext;
}

class Import {
  readonly #input: ImportInput;
  readonly #finder: SeriesFinder;
  readonly #forms: SurfaceForms;
  readonly #developers: Developers;
  readonly #importable: ReadonlySet<string>;
  readonly #licences: ReadonlySet<string>;
  readonly #files = new Map<string, string>();
  readonly #added: ClaimChange[] = [];
  readonly #changed: ClaimChange[] = [];
  readonly #removed: ClaimChange[] = [];
  readonly #left: LeftOut[] = [];
  readonly #disagreements: Disagreement[] = [];
  readonly #unused: { record: string; reason: string }[] = [];
  readonly #rules = new Map<string, { reason: string; records: string[] }>();
  #unchanged = 0;

  constructor(input: ImportInput) {
    this.#input = input;
    this.#finder = seriesFinder(input.dataset);
    this.#forms = new SurfaceForms(input.dataset);
    this.#developers = new Developers(input.dataset, this.#forms);
    const listed = new Set(input.dataset.sources.map(({ id }) => id));
    this.#importable = new Set(IMPORTERS.map(({ source }) => source).filter((source) => listed.has(source)));
    this.#licences = new Set(input.dataset.licences.map(({ id }) => id));
    const listing = [...input.dataset.series, ...input.dataset.corpora];
    this.#takenRepositories = new Set(listing.flatMap(({ repos }) => (repos ?? []).map((repo) => repo.toLowerCase())));
  }

  run(): ImportResult {
    const records = this.#soundRecords();
    const models = records.filter(({ kind }) => kind !== 'dataset');
    const subjects = groupBySeries(models, this.#input.crosswalk, this.#finder).filter((subject) =>
      this.#isWanted(subject),
    );
    const planned = this.#plan(subjects);
    for (const { subject } of planned) if (subject.series === null) this.#forms.reserve(draft.namesOf(subject).name);
    const corpora = draftCorpora(records, this.#input.dataset, this.#developers, this.#forms);
    for (const [path, text] of corpora.files) this.#files.set(path, text);
    for (const one of planned) {
      if (one.subject.series === null) this.#write(one, corpora);
      else this.#refresh(one, one.subject.series);
    }
    for (const [id, text] of this.#developers.drafts)
      if (this.#isDeveloperUsed(id)) this.#files.set(pathOf({ kind: 'developer', id }), text);
    return { files: this.#files, report: this.#report() };
  }

  #soundRecords(): readonly SourceRecord[] {
    return this.#input.records.flatMap((read) => {
      const junk = junkReason(read);
      if (junk !== null) {
        this.#unused.push({ record: read.id, reason: junk });
        return [];
      }
      const { record, rules } = amended(read);
      for (const rule of rules)
        this.#count(rule.slice(0, rule.indexOf(':')), rule.slice(rule.indexOf(':') + 2), record.id);
      return [record];
    });
  }

  #count(rule: string, reason: string, record: string): void {
    const known = this.#rules.get(rule) ?? { reason, records: [] };
    known.records.push(record);
    this.#rules.set(rule, known);
  }

  /** An existing series; or a new one that a source rates part by part, that two sources know, or that has a file there. */
  #isWanted({ series, entry, records }: Subject): boolean {
    const isKnown =
      series !== null ||
      (entry?.sources?.length ?? 0) > 1 ||
      records.some(({ id, source }) => COMPONENT_SOURCES.has(source) || /^models-dev:[^~]/u.test(id));
    if (!isKnown)
      for (const { id } of records) this.#unused.push({ record: id, reason: 'one source alone knows it, by name' });
    return isKnown;
  }

  /** Ids first, so that a base can be named before its own turn; then claims, bases before what is derived from them. */
  #plan(subjects: readonly Subject[]): readonly Planned[] {
    const ids = new Map<Subject, string>();
    const idOfEntry = new Map<string, string>();
    for (const entry of this.#input.crosswalk) {
      const series = seriesOfEntry(entry, this.#finder);
      if (series !== null) idOfEntry.set(entry.id, series.id);
    }
    const taken = new Set([
      ...this.#input.dataset.series.map(({ id }) => id),
      ...this.#input.dataset.series.flatMap(({ releases }) => releases.map(({ id }) => id.toLowerCase())),
    ]);
    for (const subject of subjects) {
      const id = subject.series?.id ?? this.#newId(subject, taken);
      if (id === null) {
        for (const { id: record } of subject.records)
          this.#unused.push({ record, reason: 'nobody says who made it, or its id is taken' });
        continue;
      }
      ids.set(subject, id);
      taken.add(id);
      if (subject.entry !== null && !idOfEntry.has(subject.entry.id)) idOfEntry.set(subject.entry.id, id);
    }
    const bases = new Map<string, Bases>();
    for (const [subject, id] of ids) {
      const found = basesOf(subject, this.#finder, (entry) => idOfEntry.get(entry));
      bases.set(id, {
        ...found,
        parents: found.parents.filter((parent) => parent.id !== id && this.#leadsTo(parent, ids)),
      });
    }
    const data = new Map<string, Status>();
    const planned = new Map<string, Planned>();
    const visit = (subject: Subject, id: string, seen: ReadonlySet<string>): void => {
      if (planned.has(id) || seen.has(id)) return;
      const own = bases.get(id) ?? { parents: [], derived: false };
      const around = new Set([...seen, id]);
      for (const { id: parent } of own.parents)
        for (const [other, otherId] of ids) if (otherId === parent) visit(other, otherId, around);
      const one = this.#planOne(
        subject,
        id,
        own,
        own.parents.map((parent) => this.#baseData(parent, data)),
      );
      planned.set(id, one);
      data.set(id, dataStatus(one, mostCautious(own.parents.map((parent) => this.#baseData(parent, data)))));
    };
    for (const [subject, id] of ids) visit(subject, id, new Set());
    return [...planned.values()];
  }

  #leadsTo(parent: Parent, ids: ReadonlyMap<Subject, string>): boolean {
    return this.#finder.byHubId(parent.id) !== undefined || [...ids.values()].includes(parent.id);
  }

  #baseData({ id, relation }: Parent, planned: ReadonlyMap<string, Status>): Status {
    if (relation === 'distilled') return 'unknown';
    const known = planned.get(id);
    if (known !== undefined) return known;
    const model = this.#finder.byHubId(id);
    if (model === undefined) return 'unknown';
    const own = settle(model.release?.components?.data_pretrain ?? model.series.components?.data_pretrain).status;
    if (own !== 'unknown') return planned.get(model.series.id) ?? own;
    return mostCautious((model.series.derivedFrom ?? []).map((parent) => this.#baseData(parent, planned)));
  }

  #planOne(subject: Subject, id: string, bases: Bases, baseData: readonly Status[]): Planned {
    const context: ClaimContext = {
      series: subject.series,
      seriesId: id,
      importable: this.#importable,
      licences: this.#licences,
      baseData: mostCautious(baseData),
      hasListedBase: bases.parents.length > 0,
    };
    const statements = IMPORTERS.flatMap((importer) =>
      this.#importable.has(importer.source)
        ? subject.records
            .filter(({ source }) => source === importer.source)
            .flatMap((record) => importer.statements(record, bases.derived))
        : [],
    );
    return { subject, id, bases, context, plan: planClaims(statements, context) };
  }

  #newId(subject: Subject, taken: ReadonlySet<string>): string | null {
    const { name } = draft.namesOf(subject);
    const developer = this.#developerOf(subject, name);
    const slug = slugOf(name);
    if (developer === null || slug === '') return null;
    // A taken id is the same thing under a name that was not recognised, more often than a second thing.
    const own = `${developer}/${slug}`;
    return taken.has(own) ? null : own;
  }

  #developerOf(subject: Subject, name: string): string | null {
    const ids = draft.releaseIds(subject, name, () => false);
    const ordered = IMPORTERS.flatMap(({ source }) => subject.records.filter((record) => record.source === source));
    const maker = MAKERS[subject.entry?.id ?? ''];
    return this.#developers.resolve({
      maker,
      names: [
        ...ordered.flatMap(({ developer }) => developer ?? []),
        ...(subject.entry?.developers_as_stated ?? []),
      ].filter((stated) => !/^unknown$/iu.test(stated)),
      countries: ordered.flatMap(({ developer_country: country }) => country ?? []),
      owners: [...new Set(ids.map(ownerOf))],
    });
  }

  #note({ plan, context, id }: Planned): void {
    const file = pathOf({ kind: 'series', id });
    for (const { statement, rule, reason } of plan.dropped) this.#count(rule, reason, statement.record.id);
    for (const { statement, handMade } of plan.left)
      this.#left.push({
        file,
        part: statement.path.join('.'),
        source: statement.record.source,
        says: statement.value,
        handMade,
      });
    const parts = new Map<string, Record<string, string>>();
    const put = (part: string, source: string, value: string) => {
      if (value !== 'unknown') parts.set(part, { ...parts.get(part), [source]: value });
    };
    for (const { path, claim } of plan.claims) {
      for (const present of claimsAt(context.series, path)) put(path.join('.'), present.source, valueOf(present));
      put(path.join('.'), claim.source, valueOf(claim));
    }
    for (const [part, positions] of parts)
      if (new Set(Object.values(positions)).size > 1) this.#disagreements.push({ file, part, positions });
  }

  #refresh(planned: Planned, series: SeriesRecord): void {
    this.#note(planned);
    const path = pathOf({ kind: 'series', id: series.id });
    const text = this.#input.files.find((file) => file.path === path)?.text;
    if (text === undefined) return;
    const edits = editsFor(planned.plan, planned.context);
    this.#unchanged += planned.plan.claims.length - edits.filter(({ edit }) => edit.kind !== 'remove').length;
    for (const { edit, before } of edits) {
      const change: ClaimChange = {
        file: path,
        part: edit.path.join('.'),
        source: edit.kind === 'remove' ? (before?.source ?? '') : edit.claim.source,
        from: before === null ? null : valueOf(before),
        to: edit.kind === 'remove' ? null : valueOf(edit.claim),
      };
      const list = edit.kind === 'add' ? this.#added : edit.kind === 'remove' ? this.#removed : this.#changed;
      list.push(change);
    }
    const spliced = withClaims(
      text,
      edits.map(({ edit }) => edit),
    );
    const quoted = quotesOf(planned.subject).filter((quote) => !hasQuote(series, quote));
    const quotedToo =
      quoted.length === 0 || series.quoted !== undefined ? spliced : `${spliced}quoted: ${flowText(quoted)}\n`;
    const repos = series.repos === undefined ? this.#freeRepositories(planned, series.name) : [];
    const whole = repos.length === 0 ? quotedToo : `${quotedToo}repos: ${flowText(repos)}\n`;
    if (whole !== text) this.#files.set(path, whole);
  }

  #write(planned: Planned, corpora: CorpusDrafts): void {
    const { subject, id, bases, plan } = planned;
    const stated = draft.namesOf(subject);
    const developer = id.slice(0, id.indexOf('/'));
    const mine = (owner: string) => this.#developers.owns(developer, owner);
    const name = this.#freeName(stated.name, subject);
    if (name === null) {
      for (const { id: record } of subject.records)
        this.#unused.push({ record, reason: `the name "${stated.name}" is taken` });
      return;
    }
    this.#note(planned);
    const ids = draft.releaseIds(subject, stated.name, mine).filter((hub) => this.#isNobodys(hub));
    for (const hub of ids) this.#takenHubIds.add(hub.toLowerCase());
    const kind = draft.kindOf(subject, bases.derived);
    const pattern = draft.patternOf(ids, stated.name);
    const isNewPattern = pattern !== undefined && !this.#takenPatterns.has(pattern.toLowerCase());
    if (isNewPattern) this.#takenPatterns.add(pattern.toLowerCase());
    const text = draft.seriesText(
      {
        name,
        developer,
        family: this.#familyOf(subject, developer),
        modalities: draft.modalities(subject, stated.name),
        kind,
        released: draft.releaseDate(subject, this.#input.today),
        aliases: this.#forms.take([name, ...stated.others]),
        releases: draft.releases(ids, kind, subject.records),
        patterns: isNewPattern ? [pattern] : [],
        repos: this.#freeRepositories(planned, stated.name),
        papers: draft.papers(subject),
        derivedFrom: bases.parents,
        trainedOn: this.#corporaOf(subject, bases.derived, corpora),
        quoted: quotesOf(subject),
      },
      plan,
    );
    const path = pathOf({ kind: 'series', id });
    for (const { path: part, claim } of plan.claims)
      this.#added.push({ file: path, part: part.join('.'), source: claim.source, from: null, to: valueOf(claim) });
    this.#files.set(path, text);
  }

  /** Repositories of a series that no other record lists; what is given out once is taken. */
  #freeRepositories({ subject }: Planned, name: string): readonly string[] {
    const own = draft.repositories(subject, name);
    const free = own.filter((repo) => !this.#takenRepositories.has(repo.toLowerCase()));
    for (const repo of free) this.#takenRepositories.add(repo.toLowerCase());
    return free;
  }

  readonly #takenRepositories: Set<string>;
  readonly #takenHubIds = new Set<string>();
  readonly #takenPatterns = new Set<string>();

  /** Neither listed by another series nor caught by its pattern, nor the name of another series. */
  #isNobodys(hub: string): boolean {
    return this.#finder.byHubId(hub) === undefined && !this.#takenHubIds.has(hub.toLowerCase());
  }

  #freeName(name: string, subject: Subject): string | null {
    const rated = subject.entry === null ? [] : subject.records.flatMap(({ versions }) => versions ?? []);
    return [name, ...rated].find((form) => form.length >= 2 && this.#forms.isFree(form)) ?? null;
  }

  #familyOf({ entry }: Subject, developer: string): string | undefined {
    return this.#input.dataset.families.find(
      (family) => family.name === entry?.family && family.developer === developer,
    )?.id;
  }

  /** Corpora that a source links as the model's own training data; those of a base stay with the base. */
  #corporaOf({ entry, records }: Subject, derived: boolean, corpora: CorpusDrafts): readonly string[] {
    const linked = records.flatMap((record) =>
      linkedDatasets(record, derived ? ['datasources_endmodel', 'rldata'] : undefined),
    );
    const stated = (derived ? [] : (entry?.trained_on ?? [])).flatMap(({ corpus }) => {
      const known = this.#input.crosswalk.find(({ id }) => id === corpus);
      return Object.keys(known?.hf_datasets ?? {});
    });
    const found = [...linked, ...stated].flatMap((id) => corpora.byDataset.get(id.toLowerCase()) ?? []);
    return [...new Set(found)].toSorted();
  }

  #isDeveloperUsed(id: string): boolean {
    return [...this.#files].some(
      ([path, text]) => path.startsWith(`models/${id}/`) || text.includes(`\ndeveloper: ${id}\n`),
    );
  }

  #report(): ImportReport {
    const known = new Set(this.#input.files.map(({ path }) => path));
    const paths = [...this.#files.keys()].toSorted();
    const rules = [...this.#rules].map(([rule, { reason, records }]): RuleCount => ({
      rule,
      reason,
      count: records.length,
      records: [...new Set(records)].toSorted(),
    }));
    const identified = IMPORTERS.flatMap(({ source, onlyIdentifies }): RuleCount[] => {
      const own = this.#input.records.filter((record) => record.source === source).map(({ id }) => id);
      if (onlyIdentifies === undefined || own.length === 0) return [];
      return [{ rule: `no-claims-from-${source}`, reason: onlyIdentifies, count: own.length, records: [] }];
    });
    return {
      records: Object.fromEntries(
        IMPORTERS.map(({ source }) => [
          source,
          this.#input.records.filter((record) => record.source === source).length,
        ]),
      ),
      newFiles: paths.filter((path) => !known.has(path)),
      changedFiles: paths.filter((path) => known.has(path)),
      added: this.#added,
      changed: this.#changed,
      removed: this.#removed,
      unchanged: this.#unchanged,
      rules: [...rules, ...identified].toSorted((one, other) => other.count - one.count),
      left: this.#left,
      disagreements: this.#disagreements,
      unused: this.#unused,
    };
  }
}

const valueOf = (claim: { readonly status: string } | { readonly id: string }): string =>
  'status' in claim ? claim.status : claim.id;

/** What a planned series will say of its pre-training data. */
function dataStatus({ plan, context }: Planned, base: Status): Status {
  const path = ['components', 'data_pretrain'] as const;
  const planned = plan.claims.flatMap(({ path: at, claim }) =>
    at.join('.') === path.join('.') && 'status' in claim ? [claim.status] : [],
  );
  const present = claimsAt(context.series, path).flatMap((claim) => ('status' in claim ? [claim.status] : []));
  const own = mostCautious([...planned, ...present]);
  return own === 'unknown' ? base : own;
}

function quotesOf({ records }: Subject): readonly QuotedVerdict[] {
  const quotes = IMPORTERS.flatMap(({ source, quote }) =>
    quote === undefined
      ? []
      : records.filter((record) => record.source === source).flatMap((record) => quote(record) ?? []),
  );
  return [...new Map(quotes.map((quote) => [`${quote.standard} ${quote.date}`, quote])).values()];
}

function hasQuote(series: SeriesRecord, { standard, date }: QuotedVerdict): boolean {
  return series.quoted?.some((quote) => quote.standard === standard && quote.date === date) ?? false;
}
