/** From a report of a wrong claim to the changed file. */
import { indexModels } from '../../lib/dataset/hub-index.ts';
import { pathOf } from '../../lib/dataset/places.ts';
import type { ReadResult } from '../../lib/dataset/read-files.ts';
import { aliasKey } from '../../lib/dataset/rules/aliases.ts';
import type { Status } from '../../lib/openness/components.ts';
import type { Claim, LicenceClaim, ReleaseRecord, SeriesRecord } from '../../lib/openness/record.ts';
import { isComponent, licensedPartOf, valueOf, type Report } from '../../lib/report/fields.ts';
import { NoDraft, SOURCE, type Draft } from './draft-shape.ts';
import { withClaims, type ClaimEdit } from './import/claim-splice.ts';
import { claimsAt } from './import/claims.ts';
import { licenceIdOf } from './import/licence-ids.ts';
import type { ClaimPath } from './import/statement.ts';

/**
 * Drafts the correction of one claim of a series. The editors' own claim is replaced; other sources keep theirs, and the
 * more cautious one counts.
 * @param today YYYY-MM-DD, the day the claim counts as checked
 * @throws NoDraft where the series is not found, or a person has to make the change
 */
export function draftCorrection(report: Report, read: ReadResult, today: string): Draft {
  const { series, release } = seriesOf(report, read);
  const path = pathOf({ kind: 'series', id: series.id });
  const target = targetOf(report, read);
  const evidence = { url: valueOf(report, 'evidence'), source: SOURCE, checked: today, confidence: 'low' as const };
  const current = claimsAt(series, target.path);
  const index = current.findIndex(({ source }) => source === SOURCE);
  const claim: Claim | LicenceClaim =
    target.path[0] === 'licences' ? { id: target.value, ...evidence } : { status: target.value as Status, ...evidence };
  const edit: ClaimEdit =
    index === -1 ? { path: target.path, kind: 'add', claim } : { path: target.path, kind: 'replace', index, claim };
  const text = read.files.find((file) => file.path === path)?.text ?? '';
  const missing = [
    `${target.path.join('.')}: look at ${evidence.url}, and raise the confidence once you have`,
    ...current
      .filter(({ source }) => source !== SOURCE)
      .map(
        (other) =>
          `${other.source} says "${'status' in other ? other.status : other.id}": the more cautious one counts`,
      ),
    ...(release ? [`${release.id} was reported: if the others of its series are different, move the claim there`] : []),
  ];
  return { files: [{ path, text: withClaims(text, [edit]), isNew: false }], missing };
}

function seriesOf(
  report: Report,
  { dataset }: ReadResult,
): { readonly series: SeriesRecord; readonly release: ReleaseRecord | undefined } {
  const record = valueOf(report, 'record');
  const name = aliasKey(valueOf(report, 'name'));
  if (/^(?:corpora|family)\//u.test(record))
    throw new NoDraft(`${record} is no series: change its file by hand, with the evidence of the report`);
  const byId = record === '' ? undefined : indexModels(dataset)(record);
  if (record !== '' && byId === undefined) throw new NoDraft(`no series or release ${record} is in the dataset`);
  const series = byId?.series ?? dataset.series.find((one) => aliasKey(one.name) === name);
  if (series === undefined) throw new NoDraft('no series of this name is in the dataset');
  return { series, release: byId?.release };
}

function targetOf(report: Report, { dataset }: ReadResult): { readonly path: ClaimPath; readonly value: string } {
  const component = valueOf(report, 'component');
  const value = valueOf(report, 'should-be');
  if (isComponent(component)) return { path: ['components', component], value };
  const part = licensedPartOf(component);
  if (part === null) throw new NoDraft('it is about something other than one claim: make the change by hand');
  const licence = licenceIdOf({ component: part, licence_id: value }, new Set(dataset.licences.map(({ id }) => id)));
  if ('reason' in licence) throw new NoDraft(`${licence.reason}: add it there first`);
  return { path: ['licences', part], value: licence.id };
}
