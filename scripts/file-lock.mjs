import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// A lock without a readable owner is one whose maker died between two system calls.
const OWNERLESS_LIMIT_MS = 5000;

/**
 * Runs `work` while no other process of this machine runs work under the same name. A lock left by a dead process is
 * taken over. Plain JavaScript, because it runs before the dependencies are installed.
 *
 * @template T
 * @param {string} name what is protected, for example the path of a directory
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>} what `work` returned; its error is thrown on
 */
export async function withLock(name, work) {
  const lock = join(tmpdir(), `open-recipe-${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`);
  const release = () => rmSync(lock, { recursive: true, force: true });
  while (!take(lock)) await sleep(200);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8') || 'none'), 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    if (error.code === 'EPERM') return false;
  }
  try {
    return Date.now() - statSync(lock).mtimeMs > OWNERLESS_LIMIT_MS;
  } catch {
    return false;
  }
}
