/**
 * The shapes of `lib/openness/record.ts` as zod schemas: what a source file may say (strict, unknown keys refused), and
 * what a snapshot may hold (unknown keys dropped, so that a later snapshot may add a field).
 */
import * as z from 'zod/mini';
import { COMPONENT_IDS, INFORMATION_STATUSES, STATUSES } from '../openness/components.ts';
import { keyed } from '../openness/keyed.ts';
import type {
  CorpusRecord,
  DeveloperRecord,
  FamilyRecord,
  LicenceRecord,
  SeriesRecord,
  SourceRecord,
} from '../openness/record.ts';
import {
  CONFIDENCES,
  ENERGY_METRICS,
  ENERGY_SCOPES,
  KINDS,
  LICENCE_CLASSES,
  LICENSED_PARTS,
  LINEAGE_STAGES,
  LINEAGE_STATUSES,
  MODALITIES,
  RELATIONS,
  TEACHER_KINDS,
  TEACHER_ROLES,
} from '../openness/record.ts';
import { once } from './once.ts';
import {
  amount,
  corpusId,
  date,
  day,
  developerId,
  familyId,
  githubRepo,
  httpsUrl,
  hubId,
  hubPattern,
  licenceId,
  lowerCaseWords,
  note,
  organisation,
  parentId,
  seriesId,
  sourceId,
  surfaceForm,
  text,
} from './record-fields.ts';

/** The format that this code reads and writes. It rises when an older reader would misread a snapshot. */
export const SNAPSHOT_FORMAT = 1;

/** One or more; nothing to say is said by leaving the key out. */
const some = <Item extends z.core.SomeType>(item: Item) =>
  z.array(item).check(z.minLength(1, 'must not be empty: leave it out'));

/** Everything but `unknown` needs evidence. */
const hasEvidence = z.refine<{ status: string; url?: string | undefined }>(
  (claim) => claim.status === 'unknown' || claim.url !== undefined,
  { path: ['url'], error: 'is missing: every claim but "unknown" needs an https address as evidence' },
);

function makeSchemas(object: typeof z.strictObject) {
  const sourced = {
    url: z.optional(httpsUrl),
    source: sourceId,
    checked: day,
    confidence: z.optional(z.enum(CONFIDENCES)),
    note: z.optional(note),
  };
  const evidence = { url: httpsUrl, source: sourceId, checked: day };
  const claims = some(object({ status: z.enum(STATUSES), ...sourced }).check(hasEvidence));
  const informationClaims = some(object({ status: z.enum(INFORMATION_STATUSES), ...sourced }).check(hasEvidence));
  const licenceClaims = some(object({ id: licenceId, ...sourced, url: httpsUrl }));

  const lineageRow = object({
    stage: z.enum(LINEAGE_STAGES),
    teacher: text,
    teacherKind: z.enum(TEACHER_KINDS),
    role: z.enum(TEACHER_ROLES),
    share: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
    shareOf: z.optional(z.enum(['examples', 'tokens'])),
    status: z.enum(LINEAGE_STATUSES),
    claimant: z.optional(text),
    dataset: z.optional(text),
    note: z.optional(note),
    ...evidence,
  }).check(
    z.refine((row) => (row.share === undefined) === (row.shareOf === undefined), {
      path: ['shareOf'],
      error: 'goes with "share": both or neither',
    }),
  );
  const contested = object({ text: note, url: z.optional(httpsUrl) });
  const quoted = object({ standard: text, value: text, date, url: httpsUrl });
  const energyFigure = object({
    value: z.number().check(z.positive('must be above 0')),
    metric: z.enum(ENERGY_METRICS),
    scope: some(z.enum(ENERGY_SCOPES)),
    method: z.enum(['location', 'market', 'unstated']),
    by: z.enum(['maker', 'third-party']),
    note: z.optional(note),
    ...evidence,
  });
  const euSummary = object({
    state: z.enum(['published', 'missing', 'unknown']),
    grade: z.optional(text),
    grader: z.optional(text),
    ...evidence,
  });
  const citation = object({
    key: z.string().check(z.maxLength(80), z.regex(/^[A-Za-z0-9_:.-]+$/, 'must be a BibTeX key')),
    title: text,
    authors: text,
    year: z.int().check(z.minimum(1950), z.maximum(2100)),
    url: httpsUrl,
  });
  const alias = z.union([
    surfaceForm,
    object({
      text: surfaceForm,
      ambiguous: z.optional(z.boolean()),
      exact: z.optional(z.boolean()),
      not: z.optional(some(lowerCaseWords)),
    }),
  ]);

  const assessable = {
    components: z.optional(
      object({ ...keyed(COMPONENT_IDS, () => z.optional(claims)), data_information: z.optional(informationClaims) }),
    ),
    licences: z.optional(object(keyed(LICENSED_PARTS, () => z.optional(licenceClaims)))),
    lineage: z.optional(some(lineageRow)),
    contested: z.optional(some(contested)),
  };
  const measures = { size: z.optional(amount), active: z.optional(amount), tokens: z.optional(amount) };
  const release = object({
    id: hubId,
    name: z.optional(text),
    kind: z.optional(z.enum(KINDS)),
    released: z.optional(date),
    ...measures,
    ...assessable,
  });
  const links = {
    repos: z.optional(some(githubRepo)),
    papers: z.optional(some(httpsUrl)),
    citation: z.optional(citation),
  };

  const series = {
    name: text,
    developer: developerId,
    family: z.optional(familyId),
    modalities: some(z.enum(MODALITIES)),
    kind: z.enum(KINDS),
    released: z.optional(date),
    ...measures,
    aliases: z.array(alias),
    releases: z.array(release),
    patterns: z.optional(some(hubPattern)),
    ...links,
    derivedFrom: z.optional(some(object({ id: parentId, relation: z.enum(RELATIONS) }))),
    trainedOn: z.optional(some(corpusId)),
    ...assessable,
    licenceHistory: z.optional(some(object({ from: date, licence: licenceId, url: httpsUrl, note: z.optional(note) }))),
    energy: z.optional(some(energyFigure)),
    euSummary: z.optional(euSummary),
    quoted: z.optional(some(quoted)),
    peerReviewed: z.optional(claims),
  };
  const corpus = {
    name: text,
    developer: developerId,
    modalities: some(z.enum(MODALITIES)),
    released: z.optional(date),
    aliases: z.array(alias),
    datasets: z.optional(some(hubId)),
    ...links,
    extent: z.optional(text),
    components: object({
      data_pretrain: z.optional(claims),
      code_data: z.optional(claims),
      data_card: z.optional(claims),
      data_information: z.optional(informationClaims),
    }),
    licences: z.optional(object({ data: z.optional(licenceClaims), code: z.optional(licenceClaims) })),
    lineage: z.optional(some(lineageRow)),
    contested: z.optional(some(contested)),
  };
  const family = { name: text, developer: developerId, aliases: z.array(alias) };
  const developer = {
    name: text,
    aliases: z.optional(some(text)),
    country: z.optional(text),
    url: z.optional(httpsUrl),
    hub: z.optional(some(organisation)),
    github: z.optional(some(organisation)),
    quoted: z.optional(some(quoted)),
  };
  const licence = object({
    id: licenceId,
    name: text,
    class: z.enum(LICENCE_CLASSES),
    url: z.optional(httpsUrl),
    released: z.optional(date),
    users: z.optional(text),
    revenue: z.optional(text),
    naming: z.optional(text),
    usePolicy: z.optional(z.boolean()),
    policyChangesRemotely: z.optional(z.boolean()),
    noTrainingOnOutputs: z.optional(z.boolean()),
    excludedRegions: z.optional(some(text)),
    passesOn: z.optional(z.boolean()),
    noDerivatives: z.optional(z.boolean()),
    note: z.optional(note),
  });
  const source = object({ id: sourceId, name: text, url: httpsUrl, licence: text, credit: text });

  return {
    /** What files say: the id comes from the file's place. */
    seriesFile: object(series),
    corpusFile: object(corpus),
    familyFile: object(family),
    developerFile: object(developer),
    licencesFile: z.array(licence),
    sourcesFile: z.array(source),
    series: object({ id: seriesId, ...series }),
    corpus: object({ id: corpusId, ...corpus }),
    family: object({ id: familyId, ...family }),
    developer: object({ id: developerId, ...developer }),
    licence,
    source,
  };
}

/** Strict: for files that people write. */
export const fileSchemas = once(() => makeSchemas(z.strictObject));

const version = () => z.int().check(z.positive());

/** Version and date of the dataset, `data/version.yaml`. */
export const versionFileSchema = once(() => z.strictObject({ version: version(), date: day }));

/** What a snapshot says of itself. */
export const snapshotHeadSchema = once(() =>
  z.object({ format: z.literal(SNAPSHOT_FORMAT), version: version(), date: day }),
);

/** The lists of a snapshot, and the shape of each one's records. */
export const recordSchemas = once(() => {
  const { developer, family, series, corpus, licence, source } = makeSchemas(z.object);
  return { developers: developer, families: family, series, corpora: corpus, licences: licence, sources: source };
});

/** The dataset as records; `version` is a positive integer and `date` a full day. */
export interface Dataset {
  readonly version: number;
  readonly date: string;
  readonly developers: readonly DeveloperRecord[];
  readonly families: readonly FamilyRecord[];
  readonly series: readonly SeriesRecord[];
  readonly corpora: readonly CorpusRecord[];
  readonly licences: readonly LicenceRecord[];
  readonly sources: readonly SourceRecord[];
}

export interface Snapshot extends Dataset {
  readonly format: typeof SNAPSHOT_FORMAT;
}
