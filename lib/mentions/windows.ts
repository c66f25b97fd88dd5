/** What is sent from the page to the background: short windows of text around what the gate let pass. */

/** A piece of a block's text. `block` is the caller's number, `offset` (UTF-16) where the piece starts in the block. */
export interface TextWindow {
  readonly block: number;
  readonly offset: number;
  readonly text: string;
}

/** How many characters may still be sent for a page. One object a page, counted down by `cutWindows`. */
export interface Budget {
  left: number;
}

/** Characters kept on either side of a hit: about two sentences, which is what the context rules read. */
const MARGIN = 240;
/** Most characters sent of one block (a paragraph), and of one page. */
const MOST_OF_BLOCK = 24_000;
const MOST_OF_PAGE = 400_000;
/** A word longer than this is cut. */
const LONGEST_WORD = 200;

/** The budget of a fresh page. */
export function pageBudget(): Budget {
  return { left: MOST_OF_PAGE };
}

/** The nearest word boundary from `at`, going `by` (-1 or 1), within LONGEST_WORD characters. */
function boundary(text: string, at: number, by: -1 | 1): number {
  for (let moved = 0; moved < LONGEST_WORD && at > 0 && at < text.length; moved++, at += by) {
    if (text.charCodeAt(by < 0 ? at - 1 : at) < 33) return at;
  }
  // Never cut a surrogate pair.
  return at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at + by : at;
}

/**
 * Cuts the windows around `hits` (ascending offsets into `text`, from `scan`), merged where they touch. What goes beyond
 * the block's or the page's bound is left out.
 */
export function cutWindows(block: number, text: string, hits: readonly number[], budget: Budget): TextWindow[] {
  const windows: TextWindow[] = [];
  let leftOfBlock = Math.min(MOST_OF_BLOCK, budget.left);
  let start = -1;
  let end = -1;
  const close = (): void => {
    const size = end - start;
    if (start < 0 || size > leftOfBlock) return;
    leftOfBlock -= size;
    budget.left -= size;
    windows.push({ block, offset: start, text: text.slice(start, end) });
  };
  for (const hit of hits) {
    if (start >= 0 && hit - MARGIN <= end && hit + MARGIN - start < leftOfBlock) {
      end = Math.max(end, boundary(text, Math.min(text.length, hit + MARGIN), 1));
      continue;
    }
    close();
    if (leftOfBlock <= 0) return windows;
    start = Math.max(end < 0 ? 0 : end, boundary(text, Math.max(0, hit - MARGIN), -1));
    end = boundary(text, Math.min(text.length, hit + MARGIN), 1);
  }
  close();
  return windows;
}
