/** `data sign`: signs `latest.json` anew, so that clients see that nobody holds news back. */
import { InputError, runCommand } from '../command-line.ts';
import { KEY_VARIABLE } from './key-file.ts';
import { latestIn, signingFrom, SIGNING_OPTIONS, signLatest } from './release-folder.ts';

const USAGE = `
Usage: npm run data -- sign DIR --key KEYFILE [--now ISO-DATE]

Signs DIR's latest.json anew: the same version, a new date. To be done weekly; a signature is valid for 30 days.

  --key KEYFILE   the private dataset key; without it the environment variable ${KEY_VARIABLE}
  --now ISO-DATE  the time of signing (default: now)
  --help          this text`;

export function sign(args: readonly string[]): Promise<void> {
  return runCommand(
    {
      name: 'data sign',
      usage: USAGE,
      options: SIGNING_OPTIONS,
      positionals: [1, 1],
      async run(values, [folder = '']) {
        const { key, now } = await signingFrom(values);
        const latest = await latestIn(folder);
        if (latest === null) throw new InputError(`${folder} has no latest.json; data publish makes it`);
        await signLatest(folder, key, now, latest);
        process.stdout.write(`${folder}: version ${latest.version} signed by ${key.id}\n`);
      },
    },
    args,
  );
}
