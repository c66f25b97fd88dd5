import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly with?: Record<string, unknown> }[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (name: string): Workflow => parse(readFileSync(`.github/workflows/${name}.yml`, 'utf8'));

describe.each(['report-draft', 'data-check'])('%s', (name) => {
  const { permissions, jobs } = read(name);

  it('may do nothing but what a job asks for', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(Object.keys(job.permissions)).toHaveLength(1);
  });

  it('never puts what others wrote into a command', () => {
    for (const { steps } of Object.values(jobs)) for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{/u);
  });

  it('writes only where no code of the repository runs', () => {
    for (const { permissions: own, steps } of Object.values(jobs)) {
      if (!Object.values(own).includes('write')) continue;
      for (const { uses = '', run = '' } of steps) {
        expect(uses).not.toContain('checkout');
        expect(run).not.toMatch(/\b(?:npm|npx|node)\b/u);
      }
    }
  });

  it('leaves no token in what it checks out', () => {
    for (const { steps } of Object.values(jobs))
      for (const step of steps)
        if (step.uses?.includes('checkout')) expect(step.with?.['persist-credentials']).toBe(false);
  });
});
