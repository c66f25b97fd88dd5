/** A rule that the dataset breaks, and where. */

export type KeyPath = readonly (string | number)[];

export interface Fault {
  /** Path below the data folder. */
  readonly file: string;
  /** Counted from 1; null where no line is to blame. */
  readonly line: number | null;
  readonly path: KeyPath;
  /** What is wrong, or what must hold. */
  readonly rule: string;
}

/** `components.weights_final[0].url`, or `(file)` for the whole file. Odd keys stand in quotes. */
export function pathText(path: KeyPath): string {
  return path.map(keyText).join('').replace(/^\./u, '') || '(file)';
}

function keyText(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[\w-]+$/u.test(key) ? `.${key}` : `["${printable(key).slice(0, 60)}"]`;
}

/** One line: `file:line: path: rule`. `folder` is put before the file. */
export function faultLine(fault: Fault, folder: string): string {
  const line = fault.line === null ? '' : `:${fault.line}`;
  return `${folder}${printable(fault.file)}${line}: ${pathText(fault.path)}: ${printable(fault.rule)}`;
}

/** Without line breaks and control characters, which a broken file could smuggle in, and not without end. */
function printable(text: string): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ');
  return clean.length > 300 ? `${clean.slice(0, 300)} ...` : clean;
}
