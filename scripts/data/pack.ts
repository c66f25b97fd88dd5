/** A dataset as the file that is served or bundled. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Dataset } from '../../lib/dataset/schema.ts';
import { snapshotText } from '../../lib/dataset/snapshot.ts';

/** Offset of the gzip header's byte that names the operating system. */
const GZIP_SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** What `info.json` says of the snapshot beside it. `sha256` is of the gzip file, in lower-case hex. */
export interface SnapshotInfo {
  readonly version: number;
  readonly date: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly counts: Readonly<
    Record<'developers' | 'families' | 'series' | 'releases' | 'corpora' | 'licences' | 'sources', number>
  >;
}

/** A gzip file with neither time nor machine in it. */
export function packText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(gzipSync(text, { level: 9 }));
  bytes[GZIP_SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  return bytes;
}

/** The snapshot's file, with neither time nor machine in it, and its description. */
export function pack(dataset: Dataset): { readonly bytes: Uint8Array<ArrayBuffer>; readonly info: SnapshotInfo } {
  const bytes = packText(snapshotText(dataset));
  const info: SnapshotInfo = {
    version: dataset.version,
    date: dataset.date,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    counts: {
      developers: dataset.developers.length,
      families: dataset.families.length,
      series: dataset.series.length,
      releases: dataset.series.reduce((sum, { releases }) => sum + releases.length, 0),
      corpora: dataset.corpora.length,
      licences: dataset.licences.length,
      sources: dataset.sources.length,
    },
  };
  return { bytes, info };
}
