/** What the page asks the background, and what it answers. Plain JSON both ways; the page imports only types from here. */
import type { EntityKind, Tier } from '../openness/tier-names.ts';
import type { AliasEntry } from './alias-index.ts';
import type { TextWindow } from './windows.ts';

/** How much a site speaks of models anyway. */
export type SiteKind = 'hub' | 'code' | 'article';

/** What is known of a page so far. The page keeps it and sends it along, because the background may die in between. */
export interface PageContext {
  readonly site: SiteKind;
  /** The page's title, cut to 300 characters. */
  readonly title: string;
  /** Distinct words of AI vocabulary seen, at most 100. */
  readonly aiWords: number;
  /** Ids of what was named beyond doubt, with their families and developers; at most 200. */
  readonly named: readonly string[];
}

export interface ResolveRequest {
  readonly windows: readonly TextWindow[];
  readonly context: PageContext;
}

/** A span of a block that names something. Offsets are UTF-16 code units into the block's text. */
export interface Mention {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: EntityKind;
  /** The dataset's id, or for a derived model its Hugging Face id. */
  readonly id: string;
  /** The name as the dataset writes it; for an unlisted sibling, as the text does. */
  readonly name: string;
  /** For a derived model: the id of what it is derived from, as its name tells. */
  readonly base: string | null;
  /** 0 to 1; what is below 0.5 is never reported. */
  readonly confidence: number;
  /** Why this is a mention: one short English sentence. */
  readonly reason: string;
}

/** `unclear`: denied, asked, promised, quoted, or a matter of judgement. */
export type ClaimVerdict = 'contradicted' | 'supported' | 'unclear';

/** A phrase that calls a mentioned thing open, and whether the dataset agrees. */
export interface OpennessClaim {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the phrase is said of. */
  readonly id: string;
  readonly verdict: ClaimVerdict;
  /** The text reports somebody else's claim ("which it calls open source"). */
  readonly attributed: boolean;
}

export interface Resolution {
  readonly mentions: readonly Mention[];
  readonly claims: readonly OpennessClaim[];
  /** To be sent along with the page's next request. */
  readonly context: PageContext;
}

/** The index: buckets of entries by key (see `keysOf`); keys that are not in it may be left out. */
export type Lookup = (keys: readonly string[]) => Promise<ReadonlyMap<string, readonly AliasEntry[]>>;

/** The tiers of some ids: several where a series' or family's releases differ. Ids without one may be left out. */
export type TiersOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Tier[]>>;

/** The context of a page of which nothing has been read. */
export function freshContext(site: SiteKind, title: string): PageContext {
  return { site, title: title.slice(0, 300), aiWords: 0, named: [] };
}
