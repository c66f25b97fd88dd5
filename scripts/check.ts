/** `npm run check`: everything that must hold before code lands, each part by the tool that knows it. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { lintAddon } from './addon-lint.ts';
import { buildExtension } from './extension-build.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { runCommand } from './command-line.ts';

const USAGE = `
Usage: npm run check

Types, lint and floors, format, dataset check, unused code and dependencies, and of a fresh build the size budget and
Mozilla's add-on lint.

  --help  this text`;

interface Part {
  readonly name: string;
  readonly command: readonly [tool: string, ...args: string[]];
}

const PARTS: readonly Part[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint and floors', command: ['oxlint', '--type-aware', '--quiet'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'dataset', command: ['tsx', 'scripts/data.ts', 'check'] },
  { name: 'unused code', command: ['knip'] },
];

async function passes({ name, command: [tool, ...args] }: Part): Promise<boolean> {
  const started = Date.now();
  const child = spawn(resolve('node_modules/.bin', tool), args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((done) => child.on('error', () => done(1)).on('close', done));
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return code === 0;
}

async function sizesHold(): Promise<boolean> {
  const sizes = await bundleSizes(await buildExtension('chromium'));
  for (const { bundle, bytes, budget } of sizes) {
    const kilobytes = (value: number) => `${(value / 1024).toFixed(1)} KB`;
    process.stdout.write(
      `${bytes <= budget ? 'ok  ' : 'FAIL'} size of ${bundle}: ${kilobytes(bytes)} of ${kilobytes(budget)} gzip\n`,
    );
  }
  return sizes.every(({ bytes, budget }) => bytes <= budget);
}

async function addonPasses(): Promise<boolean> {
  const findings = await lintAddon(await buildExtension('firefox'));
  for (const finding of findings) process.stdout.write(`${finding}\n`);
  process.stdout.write(`${findings.length === 0 ? 'ok  ' : 'FAIL'} add-on lint\n`);
  return findings.length === 0;
}

await runCommand({
  name: 'check',
  usage: USAGE,
  options: {},
  async run() {
    let ok = true;
    for (const part of PARTS) ok = (await passes(part)) && ok;
    ok = (await sizesHold()) && ok;
    ok = (await addonPasses()) && ok;
    return ok ? 0 : 1;
  },
});
