/** The workflow that signs: least permissions, keys from secrets only. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, it } from 'vitest';

interface Workflow {
  permissions: object;
  on: { push: { tags: string[] }; schedule: { cron: string }[] };
  jobs: Record<string, { permissions: object; steps: { run?: string; env?: Record<string, string> }[] }>;
}

const text = readFileSync('.github/workflows/dataset.yml', 'utf8');
const workflow = parse(text) as Workflow;

it('runs on a tag, weekly and with a release, on nothing that a stranger can send', () => {
  expect(Object.keys(workflow.on).sort()).toEqual(['push', 'schedule', 'workflow_call']);
  expect(workflow.on.push).toEqual({ tags: ['dataset-v*'] });
  expect(workflow.on.schedule[0]?.cron).toMatch(/^\d+ \d+ \* \* [0-6]$/);
});

it('gives every job no more than it needs', () => {
  expect(workflow.permissions).toEqual({});
  expect(Object.values(workflow.jobs).map(({ permissions }) => permissions)).toEqual([
    { contents: 'write' },
    { pages: 'write', 'id-token': 'write' },
  ]);
});

it('takes the dataset key from a secret, in the two steps that sign, and no text into a command', () => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const signing = steps.filter(({ env }) => env?.['OPEN_RECIPE_KEY'] !== undefined);
  expect(signing.map(({ env }) => env?.['OPEN_RECIPE_KEY'])).toEqual(
    Array(2).fill('${{ secrets.OPEN_RECIPE_DATASET_KEY }}'),
  );
  expect(text.match(/secrets\./g)).toHaveLength(2);
  for (const { run } of steps) expect(run ?? '').not.toContain('${{');
});
