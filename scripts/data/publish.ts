/** `data publish`: a signed directory that any static host serves. */
import type { Dataset } from '../../lib/dataset/schema.ts';
import { directoryAddress } from '../../lib/dataset/address.ts';
import { makeDelta } from '../../lib/dataset/delta.ts';
import { cut } from '../../lib/dataset/pieces.ts';
import { KEYS_TYPE } from '../../lib/dataset/envelope.ts';
import type { KeysPayload } from '../../lib/dataset/keys.ts';
import { deltaName, keysName, manifestName, snapshotName, type Manifest } from '../../lib/dataset/release-files.ts';
import { snapshotText } from '../../lib/dataset/snapshot.ts';
import { atOnce } from '../../lib/dataset/steps.ts';
import { InputError, runCommand, UsageError } from '../command-line.ts';
import { DATA_OPTION, readChecked } from './check.ts';
import { KEY_VARIABLE, signedFile, type SigningKey } from './key-file.ts';
import { packText } from './pack.ts';
import {
  daysAfter,
  hashOf,
  latestIn,
  manifestsIn,
  put,
  signingFrom,
  SIGNING_OPTIONS,
  signLatest,
  snapshotIn,
  trustIn,
} from './release-folder.ts';

const USAGE = `
Usage: npm run data -- publish DIR --key KEYFILE [options]

Checks and builds the dataset, signs it and lays it out in DIR for a static host. What is in DIR already stays; deltas are
made from its last 10 versions. A version that is not higher than the one in DIR is refused. Where DIR has no list of keys
yet, the key becomes root and dataset key (data rotate makes other lists). docs/hosting.md explains the files.

  --key KEYFILE       the private key; without it the environment variable ${KEY_VARIABLE}
  --version N         the version to publish (default: that of the dataset)
  --now ISO-DATE      the time of signing (default: now)
  --mirror URL        another address with the same files; may be given more than once
  --switch-off SITE   a site adapter that is to stay silent; may be given more than once
  --data DIR          the folder with the dataset's files (default: data)
  --help              this text`;

const OPTIONS = {
  ...DATA_OPTION,
  ...SIGNING_OPTIONS,
  version: { type: 'string' },
  mirror: { type: 'string', multiple: true },
  'switch-off': { type: 'string', multiple: true },
} as const;

/** Versions that get a delta to the new one. */
const DELTAS = 10;
/** Validity of a key that is root and dataset key at once, in days. */
const OWN_KEY_DAYS = 5 * 365;

export function publish(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data publish',
      usage: USAGE,
      options: OPTIONS,
      positionals: [1, 1],
      async run(values, [folder = '']) {
        const { key, now } = await signingFrom(values);
        const version = values.version === undefined ? undefined : versionFrom(values.version);
        const mirrors = (values.mirror ?? []).map((mirror) => {
          const address = directoryAddress(mirror);
          if (address === null) throw new UsageError(`--mirror takes an https address, not "${mirror}"`);
          return address;
        });
        const dataset = await readChecked(values.data ?? 'data');
        if (dataset === null) return 1;
        const published = { ...dataset, version: version ?? dataset.version };
        const extras = { mirrors, switchedOff: [...(values['switch-off'] ?? [])] };
        process.stdout.write(`${await publishDataset(folder, published, key, now, extras)}\n`);
        return 0;
      },
    },
    args,
  );
}

function versionFrom(text: string): number {
  const version = Number(text);
  if (!Number.isSafeInteger(version) || version < 1) throw new UsageError('--version takes a positive whole number');
  return version;
}

/**
 * Lays a dataset out in a folder, `latest.json` last.
 * @param now milliseconds since 1970
 * @returns a line that says what was written
 * @throws InputError where the folder holds this version or a later one, or does not let the key sign
 */
export async function publishDataset(
  folder: string,
  dataset: Dataset,
  key: SigningKey,
  now: number,
  { mirrors = [], switchedOff = [] }: Partial<Pick<Manifest, 'mirrors' | 'switchedOff'>> = {},
): Promise<string> {
  const { version, date } = dataset;
  const latest = await latestIn(folder);
  if (latest && latest.version >= version) {
    throw new InputError(`${folder} has version ${latest.version} already; version ${version} is not newer`);
  }
  if ((await trustIn(folder)) === null) await putFirstKeys(folder, key, now);
  const text = snapshotText(dataset);
  const packed = packText(text);
  const snapshot = {
    sha256: hashOf(packed),
    size: packed.length,
    unpacked: Buffer.byteLength(text),
    text: hashOf(text),
  };
  await put(folder, snapshotName(snapshot.sha256), packed);
  const deltas = await putDeltas(folder, version, text, packed.length);
  const manifest: Manifest = { format: 1, version, date, snapshot, deltas, mirrors, switchedOff };
  const manifestText = JSON.stringify(manifest);
  const reference = { sha256: hashOf(manifestText), size: Buffer.byteLength(manifestText) };
  await put(folder, manifestName(reference.sha256), manifestText);
  await signLatest(folder, key, now, { version, manifest: reference });
  return `${folder}: version ${version}, snapshot ${packed.length} bytes, ${deltas.length} deltas`;
}

async function putFirstKeys(folder: string, { publicKey, ...key }: SigningKey, now: number): Promise<void> {
  const keys: KeysPayload = {
    format: 1,
    number: 1,
    root: { keys: [publicKey], threshold: 1 },
    dataset: [{ key: publicKey, until: daysAfter(now, OWN_KEY_DAYS) }],
    revoked: [],
  };
  await put(folder, keysName(1), signedFile(KEYS_TYPE, keys, [{ publicKey, ...key }]));
}

/** Deltas from the last versions, where they are smaller than the snapshot. */
async function putDeltas(folder: string, version: number, text: string, most: number): Promise<Manifest['deltas']> {
  const earlier = (await manifestsIn(folder)).filter((manifest) => manifest.version < version).slice(0, DELTAS);
  const fresh = atOnce(cut([text]));
  const deltas: Manifest['deltas'] = [];
  for (const manifest of earlier) {
    const delta = atOnce(makeDelta(await snapshotIn(folder, manifest), fresh));
    const packed = packText(delta);
    if (packed.length >= most) continue;
    const sha256 = hashOf(packed);
    await put(folder, deltaName(sha256), packed);
    deltas.push({ from: manifest.version, sha256, size: packed.length, unpacked: Buffer.byteLength(delta) });
  }
  return deltas;
}
