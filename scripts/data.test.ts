import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMPONENT_IDS } from '../lib/openness/components.ts';
import { MODALITIES } from '../lib/openness/record.ts';

const EXAMPLE = 'tests/dataset/example';
const folder = mkdtempSync(join(tmpdir(), 'open-recipe-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

const data = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), 'scripts/data.ts', ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

describe('npm run data', { timeout: 60_000 }, () => {
  it('finds no fault in the example', () => {
    expect(data('check', '--data', EXAMPLE)).toEqual({
      status: 0,
      stdout: 'no faults; series 2, corpora 1, families 1, developers 2\n',
      stderr: '',
    });
  });

  it('names file, line, path and rule of a fault, and then neither builds nor counts', () => {
    const broken = join(folder, 'broken');
    cpSync(EXAMPLE, broken, { recursive: true });
    const file = join(broken, 'families/heron.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('developer: acme', 'developer: [acme]'));
    const line = `${file}:2: developer: expected string, received array\n`;
    expect(data('check', '--data', broken)).toEqual({ status: 1, stdout: '', stderr: line });
    const out = join(folder, 'none');
    expect(data('build', '--data', broken, '--out', out)).toEqual({ status: 1, stdout: '', stderr: line });
    expect(readdirSync(folder)).not.toContain('none');
    expect(data('stats', '--data', broken, '--json')).toMatchObject({ status: 2, stdout: '' });
  });

  it('builds the same bytes twice', () => {
    const outs = ['one', 'two'].map((name) => join(folder, name));
    for (const out of outs) expect(data('build', '--data', EXAMPLE, '--out', out).status).toBe(0);
    const [one, two] = outs.map((out) => readFileSync(join(out, 'snapshot.json.gz')));
    expect(one).toEqual(two);
    expect(readdirSync(outs[0] ?? '').toSorted()).toEqual(['info.json', 'snapshot.json.gz']);
  });

  it('counts, as JSON and nothing else', () => {
    const { status, stdout, stderr } = data('stats', '--data', EXAMPLE, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      version: 7,
      families: 1,
      series: 2,
      corpora: 1,
      releases: 3,
      hubModelIds: 3,
      hubDatasetIds: 1,
      githubRepos: 2,
      claims: 16,
      claimsWithEvidence: 15,
      fourKnown: 2,
      tiers: {
        'open-recipe': 0,
        'partly-open-recipe': 1,
        'open-weights': 0,
        'restricted-weights': 1,
        closed: 0,
        'not-assessed': 0,
      },
      developers: 2,
      aliases: 6,
      bySource: { editors: 15, index: 1 },
      byDeveloper: { acme: 1, brook: 1 },
      byComponent: {
        ...Object.fromEntries(COMPONENT_IDS.map((component) => [component, 0])),
        weights_final: 2,
        data_pretrain: 2,
        data_posttrain: 1,
        data_information: 1,
        code_train: 1,
      },
      byModality: { ...Object.fromEntries(MODALITIES.map((modality) => [modality, 0])), text: 2, code: 1 },
      claimAges: { 'under 3 months': 16, '3 to 12 months': 0, 'over 12 months': 0 },
      agreement: { editors: { compared: 1, agreeing: 0 }, index: { compared: 1, agreeing: 0 } },
    });
  });

  it.each([
    [
      ['fly'],
      'data: unknown subcommand "fly"; there are: check, import, build, draft, compare, stats, schema, keygen, publish, sign, rotate, verify (--help explains)\n',
    ],
    [['check', '--fast'], "data check: Unknown option '--fast' (--help explains)\n"],
    [['stats', 'x'], 'data stats: unexpected argument "x" (--help explains)\n'],
    [['check', '--data', '/no/such'], 'data check: cannot use /no/such: it does not exist\n'],
  ])('refuses %j with one line', (args, stderr) => {
    expect(data(...args)).toEqual({ status: 2, stdout: '', stderr });
  });

  it.each([
    [[]],
    [['check']],
    [['build']],
    [['stats']],
    [['schema']],
    [['keygen']],
    [['publish']],
    [['sign']],
    [['rotate']],
    [['verify']],
  ])('explains %j', (words) => {
    const { status, stdout } = data(...words, '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run data -- /u);
  });
});
