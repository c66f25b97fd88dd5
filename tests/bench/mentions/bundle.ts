/** Makes one script of a module and all that it imports, to be run in a page. */
import { build } from 'vite';

/** @returns the script's text. @throws Error where the module cannot be built */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: 'terser', target: 'es2023', lib: { entry, formats: ['iife'], name: 'side' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk || chunk.type !== 'chunk') throw new Error(`${entry} gave no script`);
  return chunk.code;
}
