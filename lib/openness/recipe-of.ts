/** From records to what the rules judge: one status a component, one licence a part. */
import type { Settled } from './claims.ts';
import { settle, settleLicence } from './claims.ts';
import type { ComponentId, Status } from './components.ts';
import { COMPONENT_IDS } from './components.ts';
import { keyed } from './keyed.ts';
import { lineageSummary } from './lineage.ts';
import type {
  Claim,
  Claims,
  EnergyFigure,
  LicenceClaim,
  LicensedPart,
  LineageRow,
  Modality,
  ReleaseKind,
  ReleaseRecord,
  SeriesRecord,
} from './record.ts';
import { LICENSED_PARTS } from './record.ts';
import type { LicenceTable, Recipe } from './recipe.ts';

/** A recipe together with the claims it was settled from. */
export interface Assessed {
  readonly recipe: Recipe;
  readonly parts: Readonly<Record<ComponentId, Settled>>;
  readonly terms: Readonly<Record<LicensedPart, readonly LicenceClaim[]>>;
  readonly lineage: readonly LineageRow[];
}

/** What does not exist before post-training. */
const AFTER_BASE: readonly ComponentId[] = ['data_posttrain', 'code_posttrain'];

/** Stages of training that a base release has not been through. */
const AFTER_BASE_STAGES: ReadonlySet<LineageRow['stage']> = new Set(['sft', 'preference', 'rl', 'judge']);

/** Modalities that take a model beyond text, as the regional clauses of some licences mean it. */
const BEYOND_TEXT: ReadonlySet<Modality> = new Set([
  'image',
  'audio',
  'speech',
  'video',
  'multimodal',
  'robotics',
  '3d',
]);

const NOT_EXISTING: Settled = { status: 'na', claims: [], disagreement: false };

/** Published figures are a claim of their own: with a scope they are open, hours of computing alone are partial. */
function energyClaims(figures: readonly EnergyFigure[]): Claim[] {
  const scoped = figures.find((figure) => figure.metric !== 'gpu_hours' && figure.scope.length > 0);
  const figure = scoped ?? figures[0];
  if (figure === undefined) return [];
  const status: Status = scoped === undefined ? 'partial' : 'open';
  return [{ status, url: figure.url, source: figure.source, checked: figure.checked }];
}

/** Claims that other fields of a record make, used where nobody has claimed the component itself. */
function impliedClaims(series: SeriesRecord): Claims {
  const summary = series.euSummary;
  return {
    energy_carbon: energyClaims(series.energy ?? []),
    data_card:
      summary?.state === 'published'
        ? [{ status: 'open', url: summary.url, source: summary.source, checked: summary.checked }]
        : [],
  };
}

/** The claims that hold for a release: its own where it has any, else those of its series. */
function claimsFor(
  component: ComponentId,
  series: SeriesRecord,
  release: ReleaseRecord | undefined,
  implied: Claims,
): readonly Claim[] {
  const candidates = [release?.components?.[component], series.components?.[component], implied[component]];
  return candidates.find((claims) => claims !== undefined && claims.length > 0) ?? [];
}

/**
 * The recipe of one release, or of a series taken as a whole where no release is given. What a release states
 * overrides its series; a base release has no post-training parts, and its base weights are its weights. A component
 * without a claim is unknown. `inheritedLineage` are the rows of corpora it was trained on.
 */
export function assessRecord(
  series: SeriesRecord,
  release: ReleaseRecord | undefined,
  licences: LicenceTable,
  inheritedLineage: readonly LineageRow[] = [],
): Assessed {
  const kind: ReleaseKind = release?.kind ?? series.kind;
  const implied = impliedClaims(series);
  const parts = keyed(COMPONENT_IDS, (id): Settled => settle(claimsFor(id, series, release, implied)));
  if (kind === 'base') {
    for (const id of AFTER_BASE) {
      const own = release?.components?.[id];
      parts[id] = own !== undefined && own.length > 0 ? settle(own) : NOT_EXISTING;
    }
    if (parts.weights_base.claims.length === 0) parts.weights_base = parts.weights_final;
  }

  const terms = keyed(
    LICENSED_PARTS,
    (part): readonly LicenceClaim[] => release?.licences?.[part] ?? series.licences?.[part] ?? [],
  );
  if (kind === 'base') terms.data_posttrain = release?.licences?.data_posttrain ?? [];

  const rows = [...(release?.lineage ?? series.lineage ?? []), ...inheritedLineage];
  const lineage = kind === 'base' ? rows.filter(({ stage }) => !AFTER_BASE_STAGES.has(stage)) : rows;
  const components = keyed(COMPONENT_IDS, (id) => parts[id].status);
  const size = release?.size ?? series.size ?? null;
  const recipe: Recipe = {
    kind,
    parametersBillion: size,
    activeBillion: release?.active ?? series.active ?? size,
    trainingTokensTrillion: release?.tokens ?? series.tokens ?? null,
    multimodal: series.modalities.some((modality) => BEYOND_TEXT.has(modality)),
    components,
    licences: keyed(LICENSED_PARTS, (part) => settleLicence(terms[part], licences)),
    peerReviewedPaper: settle(series.peerReviewed).status,
    lineageSummary: lineageSummary(lineage, components.data_information),
  };
  return { recipe, parts, terms, lineage };
}
