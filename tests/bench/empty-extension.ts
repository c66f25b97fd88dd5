/** What a browser does for any extension: one that holds a service worker and nothing else. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param worker its script @returns the folder, for the caller to remove */
export function emptyExtension(worker = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'empty-extension-'));
  const manifest = { manifest_version: 3, name: 'Empty', version: '1', background: { service_worker: 'worker.js' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), worker);
  return folder;
}
