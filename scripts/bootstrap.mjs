// `node scripts/bootstrap.mjs scripts/x.ts [arguments]` makes a fresh clone ready and then runs a TypeScript script.
// Plain JavaScript without dependencies: it runs before there are any.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withLock } from './file-lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

/** The oldest Node that works, as package.json says it. */
const [needMajor, needMinor] = readJson('package.json').engines.node.match(/\d+/g).map(Number);
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < needMajor || (major === needMajor && minor < needMinor)) {
  fail(
    `Node ${needMajor}.${needMinor} or later is needed; this is ${process.versions.node}. Get it from https://nodejs.org`,
  );
}
const [script, ...args] = process.argv.slice(2);
if (!script) fail('usage: node scripts/bootstrap.mjs SCRIPT [ARGUMENTS]');

if (!isReady()) {
  await withLock(`set-up of ${root}`, async () => {
    if (!isInstalled()) await install();
    if (!isPrepared()) await run('wxt prepare', process.execPath, [join(modules, 'wxt/bin/wxt.mjs'), 'prepare']);
  });
}
const loader = pathToFileURL(join(modules, 'tsx/dist/loader.mjs')).href;
leaveAs(await start(process.execPath, ['--import', loader, script, ...args], 'inherit'));

function isReady() {
  return isInstalled() && isPrepared();
}

function isPrepared() {
  return existsSync(join(root, '.wxt/tsconfig.json'));
}

/** Whether node_modules is what package-lock.json asks for; npm writes its own copy of the lock file there, as its last step. */
function isInstalled() {
  if (!existsSync(join(modules, '.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  return (
    Object.entries(present).every(([path, entry]) => wanted[path] && wanted[path].version === entry.version) &&
    Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || present[path])
  );
}

async function install() {
  note('installing the npm packages ...');
  const npm = process.env.npm_execpath;
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm && /\.c?js$/.test(npm)) await run('npm ci', process.execPath, [npm, ...options]);
  else await run('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', options);
}

/** Set-up speaks on stderr only, so that `--json` keeps stdout to itself. */
async function run(name, command, commandArgs) {
  const end = await start(command, commandArgs, ['ignore', 2, 2]);
  if (end.code !== 0) fail(`${name} failed: see the lines above`);
}

/** @returns {Promise<{ code: number | null, signal: string | null }>} how the process ended */
function start(command, commandArgs, stdio) {
  const child = spawn(command, commandArgs, { cwd: root, stdio, shell: command.endsWith('.cmd') });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`cannot start ${command}: ${error.message}`));
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve({ code, signal });
    });
  });
}

function leaveAs({ code, signal }) {
  process.exitCode = code ?? 128 + constants.signals[signal];
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function note(text) {
  process.stderr.write(`open-recipe: ${text}\n`);
}

function fail(text) {
  note(text);
  process.exit(2);
}
