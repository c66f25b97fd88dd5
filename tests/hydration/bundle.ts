import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';
import { build, type Plugin } from 'vite';

export const FRAMEWORKS = ['react', 'svelte', 'vue', 'preact'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** A framework's page: its script for the browser (global `hydration.start(ids)`), and its own server's HTML. */
export interface Bundle {
  readonly script: string;
  readonly render: (ids: readonly string[]) => Promise<string>;
}

const folder = fileURLToPath(new URL('./', import.meta.url));

function svelte(generate: 'client' | 'server'): Plugin {
  return {
    name: 'svelte',
    transform: (code, id) => (id.endsWith('.svelte') ? compile(code, { generate, filename: id, dev: false }).js : null),
  };
}

/** Bundles one entry into one piece of code. */
async function bundle(file: string, isServer: boolean): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    plugins: [svelte(isServer ? 'server' : 'client')],
    define: { 'process.env.NODE_ENV': '"production"', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true' },
    ssr: { noExternal: true },
    build: {
      write: false,
      minify: false,
      ...(isServer ? { ssr: file } : { lib: { entry: file, formats: ['iife'], name: 'hydration' } }),
      rollupOptions: { output: isServer ? { format: 'es' } : {} },
    },
  });
  const chunks = [output].flat().flatMap((result) => ('output' in result ? result.output : []));
  const code = chunks.find((chunk) => chunk.type === 'chunk')?.code;
  if (code === undefined) throw new Error(`${file} gives no code`);
  return code;
}

/** Builds the page of one framework; takes a second or two. */
export async function bundleOf(framework: Framework): Promise<Bundle> {
  const [script, server] = await Promise.all([
    bundle(`${folder}${framework}.js`, false),
    bundle(`${folder}${framework}.server.js`, true),
  ]);
  const loaded = (await import(`data:text/javascript;base64,${Buffer.from(server).toString('base64')}`)) as {
    render: (ids: readonly string[]) => string | Promise<string>;
  };
  return { script, render: async (ids) => loaded.render(ids) };
}
