/** `data verify`: the extension's own checks over a published directory or address. */
import { statSync } from 'node:fs';
import { directoryAddress } from '../../lib/dataset/address.ts';
import { httpSource, type Source } from '../../lib/dataset/fetch-source.ts';
import { initialTrust } from '../../lib/dataset/keys.ts';
import {
  NOTHING_SEEN,
  openManifest,
  openRelease,
  openSnapshot,
  readRecords,
  refuseOld,
} from '../../lib/dataset/release.ts';
import { deltaName, LIMITS, type Manifest } from '../../lib/dataset/release-files.ts';
import { en } from '../../lib/language/en.ts';
import { SyncFault, type SyncReason } from '../../lib/dataset/sync-reasons.ts';
import { InputError, runCommand, UsageError } from '../command-line.ts';
import { checkFolder } from './check-folder.ts';
import { readPublicKey } from './key-file.ts';
import { folderSource, hashOf, timeFrom } from './release-folder.ts';

const USAGE = `
Usage: npm run data -- verify DIR-or-URL --public-key KEYFILE.pub [--installed-version N] [--now ISO-DATE]

Runs the checks of the extension over a published dataset and prints {"accepted", "version", "reason"}. Exit code 1 where
it is rejected; stderr then says more. Of a directory every file is checked, those of earlier versions too, and a file that
is no part of the dataset is refused; docs/hosting.md lists what may lie beside it.

  --public-key KEYFILE.pub  the pinned root key
  --installed-version N     the version that a client has seen already (default: none)
  --now ISO-DATE            the client's clock (default: now)
  --help                    this text`;

const OPTIONS = {
  'public-key': { type: 'string' },
  'installed-version': { type: 'string' },
  now: { type: 'string' },
} as const;

interface Verdict {
  readonly accepted: boolean;
  /** What `latest.json` says, where somebody who is trusted has signed it. */
  readonly version: number | null;
  readonly reason: SyncReason | null;
}

export function verify(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data verify',
      usage: USAGE,
      options: OPTIONS,
      positionals: [1, 1],
      async run(values, [place = '']) {
        const keyFile = values['public-key'];
        if (keyFile === undefined) throw new UsageError('--public-key is missing');
        const installed = Number(values['installed-version'] ?? 0);
        if (!Number.isSafeInteger(installed) || installed < 0) {
          throw new UsageError('--installed-version takes a whole number');
        }
        const now = timeFrom(values.now);
        const { verdict, detail } = await verifyRelease(place, await readPublicKey(keyFile), installed, now);
        if (verdict.reason) process.stderr.write(`${en.syncReasons[verdict.reason]} (${detail})\n`);
        process.stdout.write(`${JSON.stringify(verdict)}\n`);
        return verdict.accepted ? 0 : 1;
      },
    },
    args,
  );
}

/**
 * Checks everything that a client could be sent.
 * @param place a directory or an address
 * @param rootKey base64 of the pinned root key
 * @param installed the highest version that the client has seen; 0 for none
 * @param now the client's clock, milliseconds since 1970
 */
export async function verifyRelease(
  place: string,
  rootKey: string,
  installed: number,
  now: number,
): Promise<{ readonly verdict: Verdict; readonly detail: string }> {
  const address = /^https?:/.test(place) ? directoryAddress(place) : null;
  if (/^https?:/.test(place) && address === null)
    throw new InputError(`${place}: only https addresses are synced from`);
  if (address === null && !statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`${place} is no directory`);
  }
  const source = address === null ? folderSource(place) : httpSource(address, { bytes: 0 });
  let version: number | null = null;
  try {
    const trust = initialTrust({ keys: [rootKey], threshold: 1, firstKeys: 1 });
    const opened = await openRelease(source, trust, null, now);
    ({ version } = opened.latest);
    refuseOld(opened, { ...NOTHING_SEEN, version: installed }, now);
    const manifest = await openManifest(source, opened.latest);
    const { pieces } = await openSnapshot(source, manifest);
    await readRecords(pieces, manifest);
    if (address === null) await checkFolder(place, source, manifest, opened.trust.number);
    else await checkDeltas(source, manifest);
    return { verdict: { accepted: true, version, reason: null }, detail: '' };
  } catch (error) {
    if (!(error instanceof SyncFault)) throw error;
    return { verdict: { accepted: false, version, reason: error.reason }, detail: error.message };
  }
}

/** The deltas of an address: the bytes are checked; applying them takes earlier snapshots. */
async function checkDeltas(source: Source, { deltas }: Manifest): Promise<void> {
  for (const { sha256, size } of deltas) {
    const bytes = await source.read(deltaName(sha256), { limit: LIMITS.delta, size, immutable: true });
    if (bytes.length !== size) throw new SyncFault('wrong-size', deltaName(sha256));
    if (hashOf(bytes) !== sha256) throw new SyncFault('wrong-hash', deltaName(sha256));
  }
}
