/** What a dataset covers, part by part, and how far its sources agree. */
import { COMPONENT_IDS, type ComponentId } from '../openness/components.ts';
import { keyed } from '../openness/keyed.ts';
import { MODALITIES, type Claim, type Modality, type SeriesRecord } from '../openness/record.ts';
import { mostCautious } from '../openness/status-groups.ts';
import type { Dataset } from './schema.ts';

export interface Coverage {
  /** Series by developer, most first. */
  readonly byDeveloper: Readonly<Record<string, number>>;
  /** Series that say something of a component, themselves or in one of their releases; what a base says is not counted. */
  readonly byComponent: Readonly<Record<ComponentId, number>>;
  /** Series by modality; a series of two counts twice. */
  readonly byModality: Readonly<Record<Modality, number>>;
}

export function coverageOf({ series }: Pick<Dataset, 'series'>): Coverage {
  return {
    byDeveloper: mostFirst(series.map(({ developer }) => developer)),
    byComponent: keyed(
      COMPONENT_IDS,
      (component) => series.filter((record) => claimsOf(record, component).flat().some(isKnown)).length,
    ),
    byModality: keyed(
      MODALITIES,
      (modality) => series.filter(({ modalities }) => modalities.includes(modality)).length,
    ),
  };
}

function mostFirst(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one, some], [other, more]) => more - some || (one < other ? -1 : 1)));
}

/** The claims of one component: those of the series, and those of each release that has its own. */
function claimsOf(series: SeriesRecord, component: ComponentId): readonly (readonly Claim[])[] {
  return [series, ...series.releases].flatMap(({ components }) => {
    const claims = components?.[component];
    return claims === undefined ? [] : [claims];
  });
}

function isKnown({ status }: Claim): boolean {
  return status !== 'unknown';
}

export interface Agreement {
  /** Parts of which the source and another one say something. */
  readonly compared: number;
  /** Those of which the source says what counts without it: the most cautious of what the others say. */
  readonly agreeing: number;
}

/**
 * How far each source agrees with the others. A part is one component of one series or release. Statements that an import
 * left out are in no file, so they are not counted; its report lists them.
 */
export function agreementOf({ series }: Pick<Dataset, 'series'>): Readonly<Record<string, Agreement>> {
  const counts = new Map<string, Agreement>();
  const parts = series.flatMap((record) => COMPONENT_IDS.flatMap((component) => claimsOf(record, component)));
  for (const claims of parts.map((part) => part.filter(isKnown)))
    for (const source of new Set(claims.map((claim) => claim.source))) {
      const others = claims.filter((claim) => claim.source !== source);
      if (others.length === 0) continue;
      const own = mostCautious(claims.filter((claim) => claim.source === source).map(({ status }) => status));
      const agrees = own === mostCautious(others.map(({ status }) => status));
      const { compared, agreeing } = counts.get(source) ?? { compared: 0, agreeing: 0 };
      counts.set(source, { compared: compared + 1, agreeing: agreeing + (agrees ? 1 : 0) });
    }
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** How long ago sources last stood behind their claims, on the dataset's own day. */
const CLAIM_AGES = ['under 3 months', '3 to 12 months', 'over 12 months'] as const;
export type ClaimAge = (typeof CLAIM_AGES)[number];

const DAY = 24 * 60 * 60 * 1000;

/** Claims by age. Months of 30.4 days; a claim from after the dataset's date counts as new. */
export function agesOf(checked: readonly string[], date: string): Readonly<Record<ClaimAge, number>> {
  const counts = { 'under 3 months': 0, '3 to 12 months': 0, 'over 12 months': 0 };
  for (const day of checked) {
    const months = (Date.parse(date) - Date.parse(day)) / DAY / 30.4;
    counts[months < 3 ? 'under 3 months' : months <= 12 ? '3 to 12 months' : 'over 12 months'] += 1;
  }
  return counts;
}
