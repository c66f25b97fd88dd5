/**
 * Names that nobody has listed yet, told by their form alone: a word and a size joined by a hyphen ("Meditron-70B"), or a
 * size before "model" ("the Heron 7B model"). They are answered as "not assessed", which is where a report starts.
 */
import { anyOf } from './any-of.ts';
import { isMasked, type Span } from './masks.ts';

export interface UnlistedName extends Span {
  readonly text: string;
}

/** A name with a size in billions or millions of parameters, and what is joined to it. */
const SIZED =
  /(?<![\p{L}\p{N}./@_-])(?=[\p{L}\d.-]*\p{Lu})\p{L}[\p{L}\p{N}]*(?:[-_.][\p{L}\p{N}]+)*?(?:[-_](?:\d+x)?\d+(?:\.\d+)?[Bb]|-\d{2,3}M)(?:[-_.][\p{L}\p{N}]+)*(?![\p{L}\p{N}_]|-\d)/gu;
/** "the Heron 7B model": the size stands apart, so the noun must say what it is. */
const SIZED_APART =
  /(?<![\p{L}\p{N}./@_-])(?:\p{Lu}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*) (?:\d+x)?\d{1,3}(?:\.\d+)?B(?= (?:language |base |chat |instruct )?(?:models?|LLMs?|checkpoints?)\b)/gu;
/** Words before a size that name no model: hardware, money, counts, and words for models in general. */
const NO_NAME = new RegExp(
  String.raw`^(?:${anyOf(
    'sub / over / under / multi / top / the / a / an / our / this / that / about / around / roughly / nearly / only / all / both',
    'each / every / other / these / those / such / some / any / many / most / several / two / three / four / another / existing',
    'current / previous / matching / boosts / new / open / small / large / dense / sparse / size / series / round / raised / worth',
    'trained / model / models / base / parameter / teacher / student / draft / pre / non / post / mini',
    'up / to / from / with / of / and / or / in',
    // Formats and hardware.
    String.raw`int / fp / bf / usb / gpu / cpu / rtx / gtx / dgx / ddr\d? / hbm\d?\w? / [abhlv]\d{2,3}s? / gddr\d? / lpddr\d?\w?`,
  )}|\p{L})(?=[-_ \d])`,
  'iu',
);

/** All unlisted names of a text outside of the spans that are taken, left to right. */
export function findUnlisted(text: string, taken: readonly Span[]): UnlistedName[] {
  const found: UnlistedName[] = [];
  for (const pattern of [SIZED, SIZED_APART]) {
    for (const match of text.matchAll(pattern)) {
      const name = { start: match.index, end: match.index + match[0].length, text: match[0] };
      const overlaps = (span: Span): boolean => span.start < name.end && name.start < span.end;
      if (NO_NAME.test(name.text) || isMasked(taken, name.start) || taken.some(overlaps) || found.some(overlaps))
        continue;
      found.push(name);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
