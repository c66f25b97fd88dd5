/** Every file of a published folder, held against its name and against what names it: also what no client asks for any more. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from '../../lib/dataset/fetch-source.ts';
import { openDelta, openSnapshot } from '../../lib/dataset/release.ts';
import {
  deltaName,
  keysName,
  LATEST_NAME,
  readManifest,
  snapshotName,
  type Manifest,
} from '../../lib/dataset/release-files.ts';
import { SyncFault } from '../../lib/dataset/sync-reasons.ts';
import { hashOf, namesIn } from './release-folder.ts';

/** What web hosts want beside the dataset. Hidden files (`.nojekyll`, `.git`) are left alone as well. */
const OF_THE_HOST: ReadonlySet<string> = new Set(['_headers', 'CNAME', 'index.html', 'robots.txt']);

/**
 * Checks a folder whose `latest.json`, keys, manifest and snapshot have been checked: no file has other bytes than its name
 * says, none is missing that a manifest names, none is there that nothing names, and every delta leads where it should.
 * @param current the manifest that `latest.json` signs for
 * @param lastKeys the number of the last list of keys that was taken in
 * @throws SyncFault
 */
export async function checkFolder(folder: string, source: Source, current: Manifest, lastKeys: number): Promise<void> {
  const names = (await namesIn(folder)).filter((name) => !name.startsWith('.') && !OF_THE_HOST.has(name)).sort();
  const manifests: Manifest[] = [];
  for (const name of names) {
    const list = /^keys-([1-9]\d*)\.json$/.exec(name)?.[1];
    if (name === LATEST_NAME || (list !== undefined && Number(list) <= lastKeys)) continue;
    if (list !== undefined) throw new SyncFault('keys-missing', `${keysName(lastKeys + 1)}, though there is ${name}`);
    const [, kind, hash] = /^(manifest|snapshot|delta)-([0-9a-f]{64})\.json(?:\.gz)?$/.exec(name) ?? [];
    if (hash === undefined) throw new SyncFault('unexpected-file', name);
    const bytes = await readWhole(folder, name);
    if (hashOf(bytes) !== hash) throw new SyncFault('wrong-hash', name);
    if (kind === 'manifest') manifests.push(readManifest(bytes));
  }
  checkVersions(manifests, current);
  const bases = current.deltas.map(({ from }) => baseOf(manifests, from));
  checkNames(new Set(names), manifests, lastKeys);
  for (const [place, delta] of current.deltas.entries()) {
    const base = bases[place];
    if (base) await openDelta(source, current, delta, (await openSnapshot(source, base)).pieces);
  }
}

/** The manifest of the version that a delta starts from. */
function baseOf(manifests: readonly Manifest[], from: number): Manifest {
  const found = manifests.find(({ version }) => version === from);
  if (found === undefined)
    throw new SyncFault('not-found', `the manifest of version ${from}, which a delta starts from`);
  return found;
}

async function readWhole(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(join(folder, name)));
  } catch {
    throw new SyncFault('forbidden', name);
  }
}

/** No version twice, and none that is later than the one signed for: then an older `latest.json` has been put back. */
function checkVersions(manifests: readonly Manifest[], current: Manifest): void {
  const versions = manifests.map(({ version }) => version);
  const newest = Math.max(...versions);
  if (newest > current.version) {
    throw new SyncFault('rollback', `${LATEST_NAME} says version ${current.version}, but version ${newest} is there`);
  }
  const twice = versions.find((version, at) => versions.indexOf(version) !== at);
  if (twice !== undefined) throw new SyncFault('version-reused', `two manifests of version ${twice}`);
}

/** Nothing is missing, and nothing is there under a name that no manifest gives. */
function checkNames(names: ReadonlySet<string>, manifests: readonly Manifest[], lastKeys: number): void {
  const named = new Set([
    LATEST_NAME,
    ...Array.from({ length: lastKeys }, (_, at) => keysName(at + 1)),
    ...manifests.flatMap(({ snapshot, deltas }) => [
      snapshotName(snapshot.sha256),
      ...deltas.map(({ sha256 }) => deltaName(sha256)),
    ]),
  ]);
  const missing = [...named].find((name) => !names.has(name));
  if (missing !== undefined) throw new SyncFault('not-found', missing);
  const extra = [...names].find((name) => !named.has(name) && !name.startsWith('manifest-'));
  if (extra !== undefined) throw new SyncFault('unexpected-file', extra);
}
