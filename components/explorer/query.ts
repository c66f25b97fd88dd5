/** What the explorer shows, and the same as the fragment of an address, so that every view can be linked to. */
import { COMPONENT_IDS, type ComponentId } from '../../lib/openness/components.ts';
import { LICENCE_CLASSES, MODALITIES, type LicenceClass, type Modality } from '../../lib/openness/record.ts';
import { TIERS, type Tier } from '../../lib/openness/tier-names.ts';
import type { Cell } from '../chart-groups.ts';

export const VIEWS = ['table', 'components', 'time', 'compare'] as const;
export type View = (typeof VIEWS)[number];

const COLUMNS = ['name', 'developer', 'tier', 'size', 'released', 'licence', 'claims'] as const;
/** What rows are sorted by: a column of the table or a component. */
export type SortKey = (typeof COLUMNS)[number] | ComponentId;

export const CELLS = ['full', 'half', 'empty', 'unknown'] as const satisfies readonly Cell[];

/** More than this many models do not fit side by side. */
export const MOST_COMPARED = 4;

export interface Query {
  readonly view: View;
  /** The model or corpus whose breakdown is open. */
  readonly open: string | null;
  readonly text: string;
  readonly kind: 'models' | 'corpora' | null;
  readonly tiers: readonly Tier[];
  readonly developer: string | null;
  /** A size class as in `sizeClass`, from 0. */
  readonly size: number | null;
  readonly modality: Modality | null;
  /** `none`: no licence is recorded. */
  readonly licence: LicenceClass | 'none' | null;
  readonly component: ComponentId | null;
  /** What the component has to be; with `component` only. */
  readonly cell: Cell | null;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** Ids of at most four models that are compared. */
  readonly compared: readonly string[];
}

export const EVERYTHING: Query = {
  view: 'table',
  open: null,
  text: '',
  kind: null,
  tiers: [],
  developer: null,
  size: null,
  modality: null,
  licence: null,
  component: null,
  cell: null,
  sort: 'released',
  descending: true,
  compared: [],
};

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((item) => item === value) ?? null;

/** The query of a fragment (with or without `#`); what is not understood is left at what shows everything. */
export function queryFrom(fragment: string): Query {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const get = (name: string) => given.get(name);
  const listOf = (name: string) => (get(name) ?? '').split(',').filter(Boolean);
  const size = get('size');
  const sort = oneOf<SortKey>([...COLUMNS, ...COMPONENT_IDS], get('sort')?.replace(/^-/, '') ?? null);
  return {
    view: oneOf(VIEWS, get('view')) ?? EVERYTHING.view,
    open: get('open'),
    text: get('q') ?? '',
    kind: oneOf(['models', 'corpora'], get('kind')),
    tiers: listOf('tier').flatMap((tier) => oneOf(TIERS, tier) ?? []),
    developer: get('developer'),
    size: size !== null && /^\d$/.test(size) ? Number(size) : null,
    modality: oneOf(MODALITIES, get('modality')),
    licence: oneOf([...LICENCE_CLASSES, 'none'], get('licence')),
    component: oneOf(COMPONENT_IDS, get('component')),
    cell: oneOf(CELLS, get('status')),
    sort: sort ?? EVERYTHING.sort,
    descending: sort === null ? EVERYTHING.descending : get('sort')?.startsWith('-') === true,
    compared: listOf('compare').slice(0, MOST_COMPARED),
  };
}

/** The fragment that leads to a query, without `#`; empty for everything. */
export function fragmentOf(query: Query): string {
  const isSortedAsUsual = query.sort === EVERYTHING.sort && query.descending === EVERYTHING.descending;
  const given: Record<string, string | null> = {
    view: query.view === EVERYTHING.view ? null : query.view,
    open: query.open,
    q: query.text || null,
    kind: query.kind,
    tier: query.tiers.join(',') || null,
    developer: query.developer,
    size: query.size === null ? null : String(query.size),
    modality: query.modality,
    licence: query.licence,
    component: query.component,
    status: query.cell,
    sort: isSortedAsUsual ? null : `${query.descending ? '-' : ''}${query.sort}`,
    compare: query.compared.join(',') || null,
  };
  const fragment = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== null) fragment.set(name, value);
  // Commas and slashes need no escape in a fragment, and read better without.
  return fragment.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
}
