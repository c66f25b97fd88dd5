import { isAbsolute, resolve } from 'node:path';

/**
 * A path as the caller meant it: npm runs scripts in the project's folder and says in INIT_CWD where it was called.
 *
 * @returns an absolute path
 */
export function callersPath(path: string): string {
  return isAbsolute(path) ? path : resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
