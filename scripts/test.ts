/** `npm test`: every test, unit and in both real browsers. The last line counts them. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSERS } from './browsers/find.ts';
import { ensureBrowsers } from './browsers/install.ts';
import { runCommand } from './command-line.ts';
import { buildExtension } from './extension-build.ts';

const USAGE = `
Usage: npm test [-- FILTER ...]

Builds the extension and runs all tests, or those of the files whose paths contain a FILTER: unit tests, then tests in
Chromium and Firefox. Ends with the line "N passed, N failed".`;

/** Against hanging only: a machine with two cores needs less than half of it. */
const LIMIT_MS = 40 * 60_000;

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

await runCommand({
  name: 'test',
  usage: USAGE,
  options: {},
  positionals: [0, 100],
  async run(_values, filters) {
    const { passed, failed, skipped } = await testAll(filters).catch((error: unknown) => {
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    return failed === 0 ? 0 : 1;
  },
});

async function testAll(filters: readonly string[]): Promise<Counts> {
  ensureBrowsers(BROWSERS);
  for (const browser of BROWSERS) await buildExtension(browser);
  const folder = mkdtempSync(join(tmpdir(), 'open-recipe-test-'));
  try {
    const report = join(folder, 'report.json');
    const problem = await runVitest([
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ]);
    return count(report, problem);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs vitest on our own streams. @returns what went wrong, or undefined where every test passed */
function runVitest(args: readonly string[]): Promise<string | undefined> {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, forward);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGTERM');
  }, LIMIT_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (isLate) resolve(`the tests took more than ${LIMIT_MS / 60_000} minutes`);
      else resolve(code === 0 ? undefined : `vitest ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

/** Counts real results; a file that could not be run, and an end without a failed test to blame, count as one failure each. */
function count(reportPath: string, problem: string | undefined): Counts {
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as VitestReport;
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length;
  if (problem !== undefined && failed === 0) process.stdout.write(`${problem}\n`);
  return {
    passed: report.numPassedTests,
    failed: problem !== undefined && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
