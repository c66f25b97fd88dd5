/** The site's style sheet and script, bundled under names that change with what is in them. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface Assets {
  /** Paths below the site's address. */
  readonly style: string;
  readonly script: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Bundles `client/`. The same sources give the same names and bytes. */
export async function bundleAssets(): Promise<Assets> {
  const at = (name: string) => fileURLToPath(new URL(`client/${name}`, import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    // The script needs nothing of a tsconfig, and the project's own is there only after `wxt prepare`.
    esbuild: { tsconfigRaw: '{}' },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rollupOptions: { input: [at('filter.ts'), at('site.css')] },
    },
  });
  const files = new Map<string, string>();
  for (const { output } of [result].flat().flatMap((one) => ('output' in one ? [one] : [])))
    for (const file of output) files.set(file.fileName, text('code' in file ? file.code : file.source));
  const named = (ending: string): string => {
    const found = [...files.keys()].find((name) => name.endsWith(ending));
    if (found === undefined) throw new Error(`the bundle of the site has no ${ending}`);
    return found;
  };
  return { style: named('.css'), script: named('.js'), files };
}

const text = (source: string | Uint8Array): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source);
