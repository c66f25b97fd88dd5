import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../command-line.ts';

/**
 * The bytes of a saved page; a file whose name ends in `.gz` is unpacked.
 *
 * @throws InputError where it is not gzip, and the system's error (with its path) where it cannot be read
 */
export async function readPageFile(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (!path.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    throw new InputError(`${path} is not a gzip file`);
  }
}
