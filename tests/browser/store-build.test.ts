/** What the stores get: manifests held against docs/permissions.md, as a new permission is a decision; and closed roots. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MATCHES } from '../../lib/sites/matches.ts';
import { buildExtension } from '../../scripts/extension-build.ts';
import { BROWSERS } from './harness.ts';

interface Manifest {
  readonly manifest_version: number;
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly content_security_policy?: unknown;
  readonly web_accessible_resources?: unknown;
  readonly externally_connectable?: unknown;
}

/** The permissions that the table of the document names, by browser. */
function documented(browser: string): string[] {
  const rows = readFileSync('docs/permissions.md', 'utf8').matchAll(/^\| `(\w+)`(?: \((\w+)\))? +\|/gm);
  return Array.from(rows)
    .filter(([, , only]) => only === undefined || (only === 'Chrome') === (browser === 'chromium'))
    .map(([, permission = '']) => permission)
    .toSorted();
}

describe.each(BROWSERS)('the build that goes to the store of %s', (browser) => {
  it('asks for what the document explains, and nothing else', async () => {
    const folder = await buildExtension(browser, 'store');
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.permissions.toSorted()).toEqual(documented(browser));
    expect(manifest.host_permissions).toEqual(MATCHES);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    expect(manifest.optional_permissions).toBeUndefined();
    // Nothing of ours can be loaded, or spoken to, by a page.
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
    expect(JSON.stringify(manifest.content_security_policy ?? '')).not.toMatch(/unsafe|https?:/);
  });

  it('closes its shadow roots', async () => {
    const folder = await buildExtension(browser, 'store');
    for (const file of ['painter.js', 'card.js']) {
      const script = readFileSync(join(folder, file), 'utf8');
      expect(script).toMatch(/attachShadow\(\{mode:[^}]*"closed"|"closed"/);
      expect(script).not.toMatch(/mode:\s*"open"/);
    }
  });
});
