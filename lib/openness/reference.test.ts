// Compares the rules with the rule book's own code, on rows drawn at random, where that code is at hand.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRow } from './claims-row.ts';
import type { Status } from './components.ts';
import { COMPONENT_IDS, STATUSES } from './components.ts';
import { keyed } from './keyed.ts';
import { LICENCE_IDS, LICENCES } from './licences.fixture.ts';

const ROWS = 6000;
const RULE_BOOK = fileURLToPath(new URL('../../../shared/rubric', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const canRun = existsSync(`${RULE_BOOK}/reference.py`) && hasPython;

/** Reads rows on stdin, one a line, and answers each as the worked models do. */
const DRIVER = `
import sys, json
sys.path.insert(0, sys.argv[1])
import reference as r
for line in sys.stdin:
    row = json.loads(line)
    m = dict(c=row['components'], lic=row['licences'], kind=row['kind'], size=row['parameters_billion'],
             active=row['active_billion'], tokens=row['training_tokens_trillion'], mm=row['multimodal'],
             lineage=row['lineage_summary'], peer=row['peer_reviewed_paper'])
    tier, why, up = r.tier(m)
    print(json.dumps(dict(tier=tier, tier_could_be=up, with_training_history=r.history(m), causes=why,
        abilities=dict(zip(('audit', 'reproduce', 'compete', 'improve'), r.abilities(m))),
        g7=r.g7(m), mof=r.mof(m), osaid=r.osaid(m), osai_style=r.osai(m), eu_exemption=r.eu(m))))
`;

const status = fc.constantFrom(...STATUSES);
/** Statuses that lead deep into the rules; uniform ones nearly always stop at the first. */
const mostlyOpen: fc.Arbitrary<Status> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Status>('open') },
  { weight: 3, arbitrary: status },
);
const information: fc.Arbitrary<Status> = fc.constantFrom<Status>('complete', 'complete', 'partial', 'none', 'unknown');
const components = (one: fc.Arbitrary<Status>): fc.Arbitrary<Record<string, Status>> =>
  fc.record<Record<string, Status>>({ ...keyed(COMPONENT_IDS, () => one), data_information: information });
const licence = fc.oneof(fc.constantFrom('apache-2.0', 'mit', 'odc-by'), fc.constantFrom(...LICENCE_IDS));
const licenceOrNone = fc.option(licence, { freq: 4 });
const size = fc.option(
  fc.oneof(
    fc.constantFrom(0, 1, 7, 12.5, 20, 70, 405, 1000),
    fc.integer({ min: 0, max: 4000 }).map((tenths) => tenths / 10),
    fc.double({ min: 0, max: 2000, noNaN: true }),
  ),
  { freq: 8 },
);
const tokens = fc.option(
  fc.oneof(
    fc.constantFrom(0, 0.3, 1, 1.25, 15, 15.6),
    fc.integer({ min: 0, max: 4000 }).map((hundredths) => hundredths / 100),
    fc.double({ min: 0, max: 100, noNaN: true }),
  ),
  { freq: 8 },
);
const lineage = fc.constantFrom(
  'none declared',
  'not disclosed',
  'unknown (check)',
  'some (post-training, closed)',
  'central (pre-training, closed)',
  'central (pre-training, closed; post-training, closed)',
  'central (post-training, closed)',
);

const row = fc.record({
  kind: fc.constantFrom('base', 'instruct'),
  parameters_billion: size,
  active_billion: size,
  training_tokens_trillion: tokens,
  multimodal: fc.boolean(),
  components: fc.oneof(components(mostlyOpen), components(mostlyOpen), components(status)),
  licences: fc.record({
    weights: licence,
    data_pretrain: licenceOrNone,
    data_posttrain: licenceOrNone,
    code: licenceOrNone,
  }),
  peer_reviewed_paper: status,
  lineage_summary: lineage,
});

describe('agreement with the code of the rule book', () => {
  it.skipIf(!canRun)(
    `holds for ${ROWS} random rows (skipped where ../shared/rubric/reference.py or python3 is missing)`,
    { timeout: 60_000 },
    () => {
      const rows = fc.sample(row, ROWS);
      const run = spawnSync('python3', ['-c', DRIVER, RULE_BOOK], {
        input: rows.map((one) => JSON.stringify(one)).join('\n'),
        encoding: 'utf8',
        maxBuffer: 1e9,
      });
      expect(run.stderr).toBe('');
      const expected = run.stdout.trim().split('\n');
      expect(expected).toHaveLength(ROWS);
      for (const [index, one] of rows.entries()) {
        expect(answerRow(one, LICENCES), JSON.stringify(one)).toEqual(JSON.parse(expected[index] ?? 'null'));
      }
    },
  );
});
