/** The workflows, read as a reviewer would and run where they can be: what a tag leads to. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = '.github/workflows';
const text = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const read = (file: string) => parse(text(file)) as Workflow;

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const { permissions, jobs } = read(file);
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  it('gives no leave to a job that does not ask for it', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
  });

  it('pins what others wrote to a commit, and says which version that is', () => {
    const uses = text(file).match(/uses: .*/g) ?? [];
    for (const line of uses) expect(line).toMatch(/^uses: (?:\.\/|actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
  });

  it('puts no text from outside into a command, and leaves no token in a checkout', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    for (const { uses = '', with: given } of steps) {
      const isLate = given?.['ref'] === 'dataset';
      if (uses.includes('/checkout@') && !isLate) expect(given?.['persist-credentials']).toBe(false);
    }
  });
});

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'open-recipe-release-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a step of a workflow as GitHub does, in a folder like a checkout. @returns what it ended with, and said */
function runStep(
  file: string,
  name: string,
  env: Readonly<Record<string, string>>,
): { code: number | null; said: string } {
  const steps = Object.values(read(file).jobs).flatMap((job) => job.steps ?? []);
  const script = steps.find((step) => step.name === name)?.run;
  if (script === undefined) throw new Error(`${file} has no step "${name}"`);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, RUNNER_TEMP: folder, ...env },
  });
  return { code: status, said: stdout + stderr };
}

describe('a tag of the extension', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
    writeFileSync(
      join(folder, 'CHANGELOG.md'),
      '# Changelog\n\n## 1.3.0\n\nLater.\n\n## 1.2.3\n\nNow.\n\n## 1.2.2\n\nBefore.\n',
    );
  });
  const tag = (name: string) => ({ GITHUB_REF_NAME: name });

  it('is that of the version', () => {
    expect(runStep('release.yml', 'The tag is the version', tag('v1.2.3')).code).toBe(0);
    expect(runStep('release.yml', 'The tag is the version', tag('v1.2.4')).code).not.toBe(0);
  });

  it('has the notes of just its own section, and none without one', () => {
    expect(runStep('release.yml', 'Notes', tag('v1.2.3')).code).toBe(0);
    expect(readFileSync(join(folder, 'release/notes.md'), 'utf8').trim()).toBe('Now.');
    rmSync(join(folder, 'release'), { recursive: true });
    expect(runStep('release.yml', 'Notes', tag('v2.0.0')).code).not.toBe(0);
  });

  it('is one that the changelog of today has', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\n## ${version}\n`);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('the dataset of a tag', { timeout: 120_000 }, () => {
  const data = (...args: string[]) =>
    spawnSync('node_modules/.bin/tsx', ['scripts/data.ts', ...args], { cwd: folder }).status;
  const env = (name: string) => ({
    GITHUB_REF_NAME: name,
    OPEN_RECIPE_KEY: readFileSync(join(folder, 'dataset'), 'utf8'),
    ROOT_PUBLIC_KEY: readFileSync(join(folder, 'root.pub'), 'utf8').trim(),
  });
  const version = (number: number) =>
    writeFileSync(join(folder, 'data/version.yaml'), `version: ${number}\ndate: 2026-11-23\n`);
  /** The steps from the key to what everybody sees. */
  const publish = (name: string) => {
    for (const step of ['Public key', 'Publish', 'Verify']) {
      const { code, said } = runStep('dataset.yml', step, env(name));
      if (code !== 0) return `${step}: ${said}`;
    }
    const { payload } = JSON.parse(readFileSync(join(folder, 'published/latest.json'), 'utf8')) as { payload: string };
    return (JSON.parse(Buffer.from(payload, 'base64').toString()) as { version: number }).version;
  };

  beforeAll(() => {
    for (const part of ['scripts', 'lib', 'node_modules', 'tsconfig.json'])
      symlinkSync(resolve(root, part), join(folder, part));
    cpSync('tests/dataset/example', join(folder, 'data'), { recursive: true });
    mkdirSync(join(folder, 'published'));
    // As npx does it where the tool is installed, a second sooner.
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/npx'), '#!/bin/sh\nexec "node_modules/.bin/$@"\n', { mode: 0o755 });
    version(2);
    expect(data('keygen', 'root')).toBe(0);
    expect(data('keygen', 'dataset')).toBe(0);
    expect(data('rotate', 'published', '--root-key', 'root', '--dataset-key', 'dataset.pub')).toBe(0);
  }, 120_000);

  it('is published, once, and only under its own number', () => {
    expect(publish('dataset-v9')).toMatch(/^Publish/);
    expect(publish('dataset-v2')).toBe(2);
  });

  it('that is out already is signed anew with a release, if it is the very same', () => {
    expect(publish('v1.2.3')).toBe(2);
    const file = join(folder, 'data/families/heron.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Heron', 'Egret'));
    expect(publish('v1.2.3')).toMatch(/^Publish/);
  });

  it('that is newer comes out with the release', () => {
    version(3);
    expect(publish('v1.2.3')).toBe(3);
    expect(runStep('dataset.yml', 'Sign anew', env('main')).code).toBe(0);
  });
});
