/** All models and corpora, judged by the background in parts so that pages are answered in between. */
import { useEffect, useState } from 'preact/hooks';
import { sendMessage } from '../../lib/messages.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';

/** Rows asked for at once: the first screen at once, then longer parts. */
const FIRST = 60;
const PART = 240;

export interface AllRows {
  readonly rows: readonly OverviewRow[];
  /** Null until the first part is there. */
  readonly total: number | null;
  readonly version: number;
  readonly failed: boolean;
}

const NONE: AllRows = { rows: [], total: null, version: 0, failed: false };

/** Reads them once, and anew with every other `turn`. */
export function useRows(turn: number): AllRows {
  const [all, setAll] = useState<AllRows>(NONE);
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      let rows: readonly OverviewRow[] = [];
      for (let known: AllRows = NONE; known.total === null || rows.length < known.total;) {
        const part = await sendMessage('overview', { from: rows.length, count: rows.length === 0 ? FIRST : PART });
        if (isOver) return;
        // The dataset changed meanwhile: from the start again.
        rows = known.total !== null && part.version !== known.version ? [] : [...rows, ...part.rows];
        known = { rows, total: part.total, version: part.version, failed: false };
        setAll(known);
        if (part.rows.length === 0) return;
      }
    };
    setAll(NONE);
    read().catch(() => !isOver && setAll((current) => ({ ...current, failed: true })));
    return () => {
      isOver = true;
    };
  }, [turn]);
  return all;
}
