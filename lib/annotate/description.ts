/** What the annotated page tells the popup, the keyboard commands and the command line when asked. */
import type { ClaimVerdict } from '../mentions/mention.ts';
import type { DerivedFrom, Summary } from '../openness/answer.ts';
import type { PageModel } from '../openness/page-model.ts';
import type { Tier } from '../openness/tier-names.ts';
import type { PageKind, Place } from '../sites/site.ts';

/** Viewport coordinates in CSS pixels. */
interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BadgeDescription {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  /** The words on the badge, or for a mark in prose the words that it marks. */
  readonly text: string;
  readonly place: Place;
  readonly derivedFrom: DerivedFrom | null;
  readonly rect: Rect | null;
}

export interface MarkDescription {
  readonly id: string;
  readonly tier: Tier;
  readonly text: string;
  readonly count: number;
}

export interface ClaimDescription {
  readonly id: string;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  readonly attributed: boolean;
}

/** One thing that the page names, however often. */
export interface PageEntity {
  readonly summary: Summary;
  readonly count: number;
  /** Up to three sentences that name it. */
  readonly sentences: readonly string[];
  /** What the page calls it, where the dataset disagrees. */
  readonly contradicted: readonly string[];
  /** Whether the page calls it open, rightly or not. */
  readonly calledOpen: boolean;
}

/** What is shown on the page. */
export interface PaintDescription {
  readonly badges: readonly BadgeDescription[];
  readonly marks: readonly MarkDescription[];
  readonly claims: readonly ClaimDescription[];
  readonly entities: readonly PageEntity[];
  /** Milliseconds from navigation start to the last badge; null while there is none. */
  readonly lastBadgeMs: number | null;
}

export const NOTHING_SHOWN: PaintDescription = { badges: [], marks: [], claims: [], entities: [], lastBadgeMs: null };

export interface PageDescription extends PaintDescription {
  readonly url: string;
  readonly kind: PageKind | null;
  /** The model that the page is about, as it describes itself. */
  readonly pageModel: PageModel | null;
  /** Nothing is waiting to be read, asked or drawn. */
  readonly settled: boolean;
  /** Our own stretches of work on the page's main thread. */
  readonly slices: { readonly count: number; readonly longestMs: number; readonly totalMs: number };
}
