/**
 * Answers questions about names: what a page's windows and links name, everything about one id, and search. It holds no
 * state: the dataset is read by key for every question.
 */
import { releaseKey, type StoredRecord } from '../dataset/rows.ts';
import type { DatasetReader } from '../dataset/store.ts';
import { isWordKey, type AliasEntry } from '../mentions/alias-index.ts';
import { admits } from '../mentions/gate.ts';
import { identify } from '../mentions/identify.ts';
import { identifierKey, idFromUrl } from '../mentions/identifiers.ts';
import { freshContext, type Lookup, type TiersOf } from '../mentions/mention.ts';
import type { PageQuestion, PageReply } from '../mentions/page-question.ts';
import { resolve } from '../mentions/resolve.ts';
import type { Candidate } from '../openness/alternatives.ts';
import type { Answer, Summary } from '../openness/answer.ts';
import { relationFromName } from '../openness/derived-names.ts';
import type { PageModel } from '../openness/page-model.ts';
import { differencesBetween } from '../openness/differences.ts';
import { overviewOf, type OverviewPart } from '../openness/overview.ts';
import { referencesOf, type FoundParent, type Records, type Subject } from '../openness/records.ts';
import { answer, summarise } from '../openness/summary.ts';
import { TIERS } from '../openness/tier-names.ts';
import { MOST_RESULTS } from './most-results.ts';
import { pageStatements, statedBases } from './page-statements.ts';
import { recordsFrom } from './records.ts';

/** Longest chain of bases that is followed, so that a circle in the data ends. */
const LONGEST_CHAIN = 8;
/** How the id of a family begins. */
const FAMILY_PREFIX = 'family/';

export class Catalogue {
  readonly #reader: DatasetReader;

  constructor(reader: DatasetReader) {
    this.#reader = reader;
  }

  /** What the windows, links and rows of a page name, with a summary of each. */
  async readPage({ windows, context, ids, pageModel }: PageQuestion): Promise<PageReply> {
    const [resolution, identified] = await Promise.all([
      resolve({ windows, context }, this.#lookup, this.#tiersOf),
      identify(ids, this.#lookup),
      // Needed for every summary: read while names are looked up.
      this.#reader.tables(),
    ]);
    const bases = new Map<string, string>();
    for (const { id, base } of resolution.mentions) if (base !== null) bases.set(id, base);
    for (const { id, base } of identified.values()) if (base !== null) bases.set(id, base);
    const named = new Set([
      ...resolution.mentions.map(({ id }) => id),
      ...resolution.claims.map(({ id }) => id),
      ...[...identified.values()].map(({ id }) => id),
    ]);
    const unlisted = new Set(resolution.mentions.filter(({ kind }) => kind === 'unknown').map(({ id }) => id));
    const pageKey = pageModel && identifierKey({ source: 'hub', id: pageModel.id });
    const leadsTo = Object.fromEntries([...identified].map(([key, { id }]) => [key, id]));
    if (pageModel && pageKey && ids.includes(pageKey)) {
      leadsTo[pageKey] ??= pageModel.id;
      named.add(leadsTo[pageKey]);
    }
    const subjects = await Promise.all(
      [...named].map(
        async (id) =>
          [
            id,
            (await this.#subject(id, bases.get(id) ?? null, id === pageModel?.id ? pageModel : null)) ??
              (unlisted.has(id) ? { kind: 'unknown' as const, id, name: id } : null),
          ] as const,
      ),
    );
    const known = subjects.flatMap(([id, subject]) => (subject ? [[id, subject] as const] : []));
    const records = await this.#load(known.map(([, subject]) => subject));
    return {
      resolution,
      identified: leadsTo,
      summaries: Object.fromEntries(known.map(([id, subject]) => [id, summarise(subject, records)])),
    };
  }

  /** Everything about an id of the dataset, a Hugging Face model, or a name that nobody has listed. Unknown is an answer. */
  async answer(id: string, base: string | null, pageModel: PageModel | null): Promise<Answer> {
    const subject = (await this.#subject(id, base, pageModel)) ?? { kind: 'unknown' as const, id, name: id };
    return answer(subject, await this.#load([subject], this.#reader.candidates()));
  }

  /** The verdict of each id in short; one that leads nowhere is left out. */
  async summaries(ids: readonly string[]): Promise<ReadonlyMap<string, Summary>> {
    const { known, records } = await this.#known(ids);
    return new Map(known.map(([id, subject]) => [id, summarise(subject, records)]));
  }

  /** The answer, with what sets the models that are suggested instead apart from it. */
  async breakdown(id: string, base: string | null, pageModel: PageModel | null): Promise<Answer> {
    const found = await this.answer(id, base, pageModel);
    const alternatives = await Promise.all(
      found.alternatives.map(async (alternative) => {
        const other = await this.answer(alternative.id, null, null);
        return { ...alternative, released: other.released, differences: differencesBetween(found, other) };
      }),
    );
    return { ...found, alternatives };
  }

  /** Models and corpora from number `from` on, at most `count`, in the order of the dataset. Families have no line. */
  async overview(from: number, count: number): Promise<OverviewPart> {
    const names = (await this.#reader.names()).filter(({ id }) => !id.startsWith(FAMILY_PREFIX));
    const ids = names.slice(from, from + count).map(({ id }) => id);
    const found = await this.#reader.records(ids);
    const subjects = ids.flatMap((id): (Subject & { kind: 'series' | 'corpus' })[] => {
      const stored = found.get(id);
      if (stored?.kind === 'series') return [{ kind: 'series', record: stored.record }];
      return stored?.kind === 'corpus' ? [{ kind: 'corpus', record: stored.record }] : [];
    });
    const records = await this.#load(subjects);
    const rows = subjects.map((subject) => overviewOf(subject, records));
    return { rows, total: names.length, version: this.#reader.layout.version };
  }

  /** What a person's words name; null where they name nothing known. */
  async understand(text: string): Promise<{ id: string; base: string | null } | null> {
    const { id, base } = await this.#understand(text);
    return (await this.#subject(id, base, null)) ? { id, base } : null;
  }

  /** Everything about whatever a person typed: a name, an id, or an address of either. Unknown is an answer. */
  async ask(query: string): Promise<Answer> {
    const { id, base, name } = await this.#understand(query);
    const subject = (await this.#subject(id, base, null)) ?? { kind: 'unknown' as const, id, name };
    return answer(subject, await this.#load([subject], this.#reader.candidates()));
  }

  /** Series, corpora and families whose names or ids hold every word of the text; best first. */
  async search(text: string): Promise<Summary[]> {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const phrase = words.join(' ');
    const names = await this.#reader.names();
    const { developers } = await this.#reader.tables();
    const makers = new Map(developers.map((developer) => [developer.id, developer.name.toLowerCase()]));
    const rank = (name: string) => (name === phrase ? 0 : name.startsWith(phrase) ? 1 : name.includes(phrase) ? 2 : 3);
    const found = names
      .filter((line) => words.every((word) => line.text.includes(word) || makers.get(line.developer)?.includes(word)))
      .toSorted(
        (a, b) =>
          rank(a.name.toLowerCase()) - rank(b.name.toLowerCase()) ||
          a.name.length - b.name.length ||
          a.name.localeCompare(b.name),
      )
      .slice(0, MOST_RESULTS);
    const subjects = (await Promise.all(found.map(({ id }) => this.#subject(id, null, null)))).filter(
      (subject) => subject !== null,
    );
    const records = await this.#load(subjects);
    return subjects.map((subject) => summarise(subject, records));
  }

  readonly #lookup: Lookup = async (keys) => {
    // Words which no name has cost no read.
    const gate = await this.#reader.gate();
    const likely = keys.filter((key) => !isWordKey(key) || admits(gate, key));
    return (await this.#reader.index(likely)) as Map<string, readonly AliasEntry[]>;
  };

  /** Ids that lead somewhere, with what they stand for and the records that speak of it. */
  async #known(ids: readonly string[]) {
    const subjects = await Promise.all(ids.map(async (id) => [id, await this.#subject(id, null, null)] as const));
    const known = subjects.flatMap(([id, subject]) => (subject ? [[id, subject] as const] : []));
    return { known, records: await this.#load(known.map(([, subject]) => subject)) };
  }

  readonly #tiersOf: TiersOf = async (ids) => {
    const { known, records } = await this.#known(ids);
    return new Map(
      known.map(([id, subject]) => {
        const { tier, tiers } = answer(subject, records);
        const all = TIERS.filter((one) => (tiers[one]?.length ?? 0) > 0);
        return [id, all.length > 0 ? all : [tier]];
      }),
    );
  };

  /** From a query to an id; where nothing is found, the query itself. */
  async #understand(query: string): Promise<{ id: string; base: string | null; name: string }> {
    const text = query.trim();
    const asId = /^(?:datasets\/)?[\w.-]+\/[\w.-]+$/.test(text) ? `https://huggingface.co/${text}` : text;
    const identifier = idFromUrl(asId);
    const known = { id: text, base: null, name: text };
    if ((await this.#reader.records([text])).has(text)) return known;
    if (identifier) {
      const key = identifierKey(identifier);
      const found = (await identify([key], this.#lookup)).get(key);
      return { id: identifier.id, base: null, ...found, name: identifier.id };
    }
    const { mentions } = await resolve(
      { windows: [{ block: 0, offset: 0, text }], context: { ...freshContext('hub', text), aiWords: 100 } },
      this.#lookup,
      this.#tiersOf,
    );
    const longest = mentions.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
    const isWhole = longest !== undefined && longest.end - longest.start === text.length;
    // A name that needs evidence in running text needs none where somebody asks for it.
    const line = (await this.#reader.names()).find((named) => named.text.split('\n').includes(text.toLowerCase()));
    if (line && !(isWhole && longest.kind === 'release')) return { id: line.id, base: null, name: line.name };
    return longest ? { id: longest.id, base: longest.base, name: longest.name } : known;
  }

  /** What an id stands for; null where there is nothing to say of it. */
  async #subject(id: string, base: string | null, pageModel: PageModel | null): Promise<Subject | null> {
    const found = await this.#reader.records([id, releaseKey(id)]);
    const record = found.get(id);
    if (record && record.kind !== 'release') return { kind: record.kind, record: record.record } as Subject;
    const release = found.get(releaseKey(id));
    if (release?.kind === 'release') {
      const owner = (await this.#reader.records([release.series])).get(release.series);
      const listed =
        owner?.kind === 'series'
          ? owner.record.releases.find((entry) => entry.id.toLowerCase() === id.toLowerCase())
          : undefined;
      if (owner?.kind === 'series' && listed) return { kind: 'release', series: owner.record, release: listed };
    }
    const own = pageModel ? pageStatements(pageModel) : undefined;
    const parents = await this.#parents(id, base, pageModel);
    const [first, ...rest] = parents;
    if (first) return { kind: 'derived', id, parents: [first, ...rest], own };
    return pageModel ? { kind: 'unknown', id, own } : null;
  }

  /** The bases of a model that is in no record: what its page says, else what its name tells. */
  async #parents(id: string, base: string | null, pageModel: PageModel | null): Promise<FoundParent[]> {
    const stated = pageModel ? statedBases(pageModel) : [];
    const keys = stated.map(({ id }) => identifierKey({ source: 'hub', id }));
    const identified = await identify(keys, this.#lookup);
    const fromPage = stated.map(({ id: stated, relation }, place): FoundParent => {
      const found = identified.get(keys[place] ?? '');
      return {
        id: found?.base ?? found?.id ?? stated,
        name: stated,
        relation,
        how: 'page',
        confidence: 'medium',
      };
    });
    if (fromPage.length > 0) return fromPage;
    return base === null ? [] : [{ id: base, how: 'name', ...relationFromName(id) }];
  }

  /**
   * Loads the records that the rules will look up for these subjects, and what those refer to in turn.
   * @param suggested what a full answer may suggest instead; a summary suggests nothing
   */
  async #load(subjects: readonly Subject[], suggested?: Promise<readonly Candidate[]>): Promise<Records> {
    const loaded = new Map<string, StoredRecord>();
    const [tables, candidates] = await Promise.all([this.#reader.tables(), suggested]);
    let wanted = new Set(subjects.flatMap((subject) => [...idsOf(subject), ...referencesOf(subject)]));
    for (let step = 0; step < LONGEST_CHAIN && wanted.size > 0; step++) {
      const found = await this.#reader.records([...wanted].flatMap((id) => [id, releaseKey(id)]));
      const next = new Set<string>();
      for (const [key, record] of found) {
        if (loaded.has(key)) continue;
        loaded.set(key, record);
        const references =
          record.kind === 'family'
            ? record.members
            : record.kind === 'release'
              ? [record.series]
              : record.kind === 'series'
                ? referencesOf({ kind: 'series', record: record.record })
                : [];
        for (const id of references) if (!loaded.has(id)) next.add(id);
      }
      wanted = next;
    }
    return recordsFrom({
      tables,
      candidates,
      find: (id) => loaded.get(id),
      release: (id) => loaded.get(releaseKey(id)),
    });
  }
}

/** The ids of a subject's own records, where rules look them up again. */
function idsOf(subject: Subject): string[] {
  if (subject.kind === 'family' || subject.kind === 'series') return [subject.record.id];
  return subject.kind === 'release' ? [subject.series.id, subject.release.id] : [];
}
