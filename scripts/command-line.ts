/**
 * What every command of the project shares: `--help`, options by `node:util` parseArgs, and one clear line on stderr
 * with exit code 2 where the caller or the input is wrong.
 */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** The caller asked for something that the command does not offer. */
export class UsageError extends Error {}

/** What the command was given to read is missing, unreadable or wrong. The message says what and where. */
export class InputError extends Error {}

/** The values that parseArgs gives for a set of options: text or `true`, and a list where the option is `multiple`. */
type OptionValue<T extends 'string' | 'boolean'> = T extends 'string' ? string : boolean;
export type OptionValues<Options extends ParseArgsOptionsConfig> = {
  readonly [Name in keyof Options]?: Options[Name] extends { multiple: true }
    ? readonly OptionValue<Options[Name]['type']>[]
    : OptionValue<Options[Name]['type']>;
};

export interface Command<Options extends ParseArgsOptionsConfig> {
  /** As the user types it, without `npm run`: `assess`, `data check`. Starts every line on stderr. */
  readonly name: string;
  /** The whole text of `--help`. */
  readonly usage: string;
  readonly options: Options;
  /** How many arguments without a dash are taken, at least and at most. None when left out. */
  readonly positionals?: readonly [least: number, most: number];
  /** Returns the exit code; nothing means 0. */
  readonly run: (
    values: OptionValues<Options>,
    positionals: readonly string[],
  ) => Promise<number | undefined | void> | number | undefined | void;
}

const HELP = { help: { type: 'boolean', short: 'h' } } as const satisfies ParseArgsOptionsConfig;

/**
 * Runs one command and sets the process's exit code: what `run` returns, 0 after `--help`, 2 after a `UsageError`, an
 * `InputError` or a file that cannot be read, 1 after a fault of our own. Never throws and never prints a stack trace.
 * @param args the words after the command's name
 */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  if (!process.stdout.listeners('error').includes(leaveQuietly)) process.stdout.on('error', leaveQuietly);
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...HELP },
      allowPositionals: true,
    });
    if (asksForHelp(values)) {
      process.stdout.write(`${command.usage.trim()}\n`);
      return;
    }
    checkPositionals(positionals, command.positionals ?? [0, 0]);
    process.exitCode = (await command.run(values, positionals)) ?? 0;
  } catch (error) {
    process.exitCode = report(command.name, error);
  }
}

/**
 * Runs a command that has subcommands, such as `data check`. The first word chooses; `--help` lists them.
 * @param commands each starts one subcommand with the words after its name
 */
export async function runSubcommand(
  name: string,
  usage: string,
  commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const [first, ...rest] = args;
  if (first === '--help' || first === '-h') {
    process.stdout.write(`${usage.trim()}\n`);
    return;
  }
  const start = first !== undefined && Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (start) return start(rest);
  const list = Object.keys(commands).join(', ');
  const fault = first === undefined ? 'says no subcommand' : `unknown subcommand "${oneLine(first)}"`;
  process.exitCode = report(name, new UsageError(`${fault}; there are: ${list}`));
}

function asksForHelp(values: object): boolean {
  return 'help' in values && values.help === true;
}

function checkPositionals(positionals: readonly string[], [least, most]: readonly [number, number]): void {
  if (positionals.length > most) throw new UsageError(`unexpected argument "${positionals[most] ?? ''}"`);
  if (positionals.length < least) throw new UsageError('an argument is missing');
}

/** Prints the one line and gives the exit code that goes with it. */
function report(name: string, error: unknown): 1 | 2 {
  const message = messageOf(error);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof UsageError) return say(`${name}: ${message} (--help explains)`, 2);
  if (code.startsWith('ERR_PARSE_ARGS')) return say(`${name}: ${firstSentence(message)} (--help explains)`, 2);
  if (error instanceof InputError) return say(`${name}: ${message}`, 2);
  if (isFileFault(error)) return say(`${name}: cannot use ${error.path}: ${FILE_FAULTS[error.code] ?? error.code}`, 2);
  return say(`${name}: unexpected fault: ${message}`, 1);
}

function say<Code extends 1 | 2>(line: string, code: Code): Code {
  process.stderr.write(`${line}\n`);
  return code;
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
};

function isFileFault(error: unknown): error is Error & { code: string; path: string } {
  return (
    error instanceof Error &&
    'path' in error &&
    typeof error.path === 'string' &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error
  );
}

function firstSentence(message: string): string {
  return message.replace(/\.(\s.*)?$/u, '');
}

/** What was thrown, said in one line. */
export function messageOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** A reader that closes the pipe early (`| head`) is no fault. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
}
