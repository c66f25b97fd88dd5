/** From the sources' normalised licence ids to those of `data/licences.yaml`. */
import type { StatedLicence } from './source-record.ts';

/** Ids that differ by more than capitals. */
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  'odc-by-1.0': 'odc-by',
  'deepseek-model-license': 'deepseek-license-v1',
  'tii-falcon': 'falcon-llm-license',
  'stability-community': 'stabilityai-ai-community',
  'mistral-mrl': 'mrl',
  'mistral-mnpl': 'mnpl',
  'lfm-open-license': 'lfm1.0',
  'jamba-open-model': 'jamba-open-model-license',
  'flux-dev-non-commercial': 'flux-1-dev-non-commercial-license',
  'cc-by-nd': 'cc-by-nd-4.0',
};

/** Classes under which the text names no licence that could be looked up. */
const NAMELESS: ReadonlySet<string> = new Set([
  'undisclosed',
  'no-licence',
  'not-included',
  'not-a-licence',
  'suspicious',
  'custom-unknown',
  'unclear',
  'mixed',
  'document',
]);

/** The dataset's id of a licence, or why the text gives none. `known` are the ids of `data/licences.yaml`. */
export function licenceIdOf(
  stated: StatedLicence,
  known: ReadonlySet<string>,
): { readonly id: string } | { readonly reason: string } {
  const spelled = stated.licence_id?.toLowerCase() ?? null;
  if (spelled === null || NAMELESS.has(stated.licence_class ?? '')) {
    return { reason: 'the licence text names no licence that can be looked up' };
  }
  const id = OTHER_SPELLINGS[spelled] ?? spelled;
  return known.has(id) ? { id } : { reason: `the licence "${spelled}" is not in licences.yaml` };
}
