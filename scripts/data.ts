/** `npm run data -- SUBCOMMAND`: the dataset's tool chain. */
import { runSubcommand } from './command-line.ts';
import { build } from './data/build.ts';
import { check } from './data/check.ts';
import { importData } from './data/import.ts';
import { schema } from './data/schema.ts';
import { stats } from './data/stats.ts';

const USAGE = `
Usage: npm run data -- SUBCOMMAND [options]

  check   check every file of the dataset
  import  read other people's indexes: write or refresh their claims
  build   check, then write the snapshot that is bundled with the extension
  stats   count what the dataset covers
  schema  write the JSON Schema files that editors use

npm run data -- SUBCOMMAND --help explains one. docs/dataset.md explains the dataset.`;

await runSubcommand('data', USAGE, { check, import: importData, build, stats, schema });
