/** What a browser does for any extension: one that holds nothing. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface EmptyExtension {
  /** The script of its service worker. */
  readonly worker?: string;
  /** Whether it has a content script too, which does nothing, on every page. */
  readonly readsPages?: boolean;
}

/** @returns the folder, for the caller to remove */
export function emptyExtension({ worker = '', readsPages = false }: EmptyExtension = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'empty-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: readsPages ? [{ matches: ['https://*/*'], js: ['page.js'], run_at: 'document_idle' }] : [],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), worker);
  writeFileSync(join(folder, 'page.js'), '');
  return folder;
}
