/** `npm run data -- SUBCOMMAND`: the dataset's tool chain. */
import { runSubcommand } from './command-line.ts';
import { build } from './data/build.ts';
import { check } from './data/check.ts';
import { compare } from './data/compare.ts';
import { draft } from './data/draft.ts';
import { importData } from './data/import.ts';
import { keygen } from './data/keygen.ts';
import { publish } from './data/publish.ts';
import { rotate } from './data/rotate.ts';
import { schema } from './data/schema.ts';
import { sign } from './data/sign.ts';
import { stats } from './data/stats.ts';
import { verify } from './data/verify.ts';

const USAGE = `
Usage: npm run data -- SUBCOMMAND [options]

  check   check every file of the dataset
  import  read other people's indexes: write or refresh their claims
  build   check, then write the snapshot that is bundled with the extension
  draft   from a filed report to a draft of the dataset's files
  compare what a change of the dataset does to the verdicts
  stats   count what the dataset covers
  schema  write the JSON Schema files that editors use
  keygen  make a pair of signing keys
  publish lay out a signed directory for a static host
  sign    sign a published directory's latest.json anew
  rotate  write a published directory's next list of keys
  verify  run the extension's checks over a published directory

npm run data -- SUBCOMMAND --help explains one. docs/dataset.md explains the dataset.`;

await runSubcommand('data', USAGE, {
  check,
  import: importData,
  build,
  draft,
  compare,
  stats,
  schema,
  keygen,
  publish,
  sign,
  rotate,
  verify,
});
