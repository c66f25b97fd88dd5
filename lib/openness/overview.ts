/** One model or corpus in a line, for those who look at all of them at once. */
import type { Summary } from './answer.ts';
import { assessCorpus } from './corpus.ts';
import type { ComponentId, Status } from './components.ts';
import type { GroupVerdict } from './group-verdict.ts';
import type { CorpusRecord, DateText, LicenceClass, Modality } from './record.ts';
import type { Records, Subject } from './records.ts';
import { evidenceOf, groupFor, headOf, summariseCorpus, summaryOfGroup, type ModelSubject } from './summary.ts';

export interface OverviewRow extends Summary {
  readonly developerName: string;
  readonly released: DateText | null;
  /** Smallest and largest release, in billions of parameters; null where none is known. */
  readonly sizes: readonly [least: number, most: number] | null;
  readonly modalities: readonly Modality[];
  /** Of the weights; of a corpus, of its data. Null where nobody has looked. */
  readonly licence: { readonly name: string; readonly class: LicenceClass } | null;
  readonly statuses: Readonly<Partial<Record<ComponentId, Status>>>;
  readonly claimCount: number;
  readonly newestCheck: DateText | null;
}

/** Some of all rows, in the order of the dataset. */
export interface OverviewPart {
  readonly rows: readonly OverviewRow[];
  readonly total: number;
  /** Version of the dataset: parts of different versions do not belong together. */
  readonly version: number;
}

type Facts = Omit<OverviewRow, keyof Summary | 'developerName'>;

const sizesOf = (sizes: readonly (number | null | undefined)[]): OverviewRow['sizes'] => {
  const known = sizes.flatMap((size) => (typeof size === 'number' && size > 0 ? size : []));
  return known.length === 0 ? null : [Math.min(...known), Math.max(...known)];
};

const licenceIn = (id: string | null, { licences }: Records): OverviewRow['licence'] => {
  const found = id === null ? undefined : licences.get(id);
  return found ? { name: found.name, class: found.class } : null;
};

function modelFacts(subject: ModelSubject, group: GroupVerdict, records: Records): Facts {
  const series = subject.kind === 'release' ? subject.series : subject.kind === 'series' ? subject.record : null;
  const { shown, members } = group;
  const parts = shown ? Object.entries(shown.model.parts) : [];
  const terms = shown ? Object.values(shown.model.terms).flat() : [];
  return {
    released: series?.released ?? members.flatMap(({ line }) => line.released ?? []).sort()[0] ?? null,
    sizes: sizesOf(members.map(({ line }) => line.size)),
    modalities: series?.modalities ?? [],
    licence: licenceIn(shown?.model.recipe.licences.weights ?? null, records),
    statuses: Object.fromEntries(parts.map(([component, { status }]) => [component, status])),
    ...evidenceOf([...parts.flatMap(([, { claims }]) => claims), ...terms]),
  };
}

function corpusFacts(corpus: CorpusRecord, records: Records): Facts {
  const { recipe, parts } = assessCorpus(corpus, records.licences);
  const { data = [], code = [] } = corpus.licences ?? {};
  return {
    released: corpus.released ?? null,
    sizes: null,
    modalities: corpus.modalities,
    licence: licenceIn(recipe.dataLicence, records),
    statuses: recipe.components,
    ...evidenceOf([...Object.values(parts).flatMap(({ claims }) => claims), ...data, ...code]),
  };
}

/** The line of a model or corpus: what a summary says, and the facts that lists are narrowed down by. */
export function overviewOf(
  subject: ModelSubject | Extract<Subject, { kind: 'corpus' }>,
  records: Records,
): OverviewRow {
  if (subject.kind === 'corpus') {
    const summary = summariseCorpus(subject.record, records);
    return { ...summary, developerName: nameOf(summary, records), ...corpusFacts(subject.record, records) };
  }
  const group = groupFor(subject, records);
  const summary = summaryOfGroup(headOf(subject), group, records);
  return { ...summary, developerName: nameOf(summary, records), ...modelFacts(subject, group, records) };
}

const nameOf = ({ developer }: Summary, records: Records): string =>
  developer === null ? '' : (records.developer(developer)?.name ?? developer);
