import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError, UsageError, runCommand, runSubcommand, type Command } from './command-line.ts';

let out = '';
let errors = '';

beforeEach(() => {
  [out, errors] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const OPTIONS = { json: { type: 'boolean' }, name: { type: 'string', multiple: true } } as const;

const run = async (args: readonly string[], more: Partial<Command<typeof OPTIONS>> = {}): Promise<unknown> => {
  await runCommand({ name: 'try', usage: '\nUsage: try', options: OPTIONS, run: () => undefined, ...more }, args);
  return process.exitCode;
};

describe('runCommand', () => {
  it('gives values and positionals, and the exit code of the run', async () => {
    const seen = vi.fn(() => 3);
    expect(await run(['--name', 'a', '--name=b', 'x', '--json'], { positionals: [1, 2], run: seen })).toBe(3);
    expect(seen).toHaveBeenCalledWith(expect.objectContaining({ json: true, name: ['a', 'b'] }), ['x']);
  });

  it('explains itself', async () => {
    expect(await run(['--help'])).toBe(undefined);
    expect(out).toBe('Usage: try\n');
  });

  it.each([
    [['--nope'], "try: Unknown option '--nope' (--help explains)\n"],
    [['x'], 'try: unexpected argument "x" (--help explains)\n'],
    [['--json=1'], "try: Option '--json' does not take an argument (--help explains)\n"],
    [['--name'], "try: Option '--name <value>' argument missing (--help explains)\n"],
  ])('refuses %j in one line', async (args, line) => {
    expect(await run(args)).toBe(2);
    expect(errors).toBe(line);
  });

  it('says that an argument is missing', async () => {
    expect(await run([], { positionals: [1, 1] })).toBe(2);
    expect(errors).toBe('try: an argument is missing (--help explains)\n');
  });

  it.each([
    [new UsageError('not so'), 2, 'try: not so (--help explains)\n'],
    [new InputError('a.yaml is\nempty'), 2, 'try: a.yaml is empty\n'],
    [new TypeError('x is not a function'), 1, 'try: unexpected fault: x is not a function\n'],
  ])('turns %s into exit code %i and one line', async (error, code, line) => {
    const fail = (): never => {
      throw error;
    };
    expect(await run([], { run: fail })).toBe(code);
    expect(errors).toBe(line);
  });

  it('names a file that is not there', async () => {
    const { readFile } = await import('node:fs/promises');
    expect(await run([], { run: async () => void (await readFile('/no/such/file')) })).toBe(2);
    expect(errors).toBe('try: cannot use /no/such/file: it does not exist\n');
  });
});

describe('runSubcommand', () => {
  const commands = { go: vi.fn(async () => undefined), stop: vi.fn(async () => undefined) };

  it('passes the other words on', async () => {
    await runSubcommand('try', 'Usage', commands, ['go', '--fast']);
    expect(commands.go).toHaveBeenCalledWith(['--fast']);
  });

  it.each([[['fly']], [['toString']], [[]]])('lists what there is for %j', async (args) => {
    await runSubcommand('try', 'Usage', commands, args);
    expect(process.exitCode).toBe(2);
    expect(errors).toMatch(/^try: [^\n]*there are: go, stop[^\n]*\n$/u);
  });
});
