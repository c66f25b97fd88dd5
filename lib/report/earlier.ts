/** Finds what was reported before, among a person's own reports. */
import { valueOf, type Report } from './fields.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Whether two reports are about the same thing: one id, or one name; of corrections also one component. */
export function isSameSubject(one: Report, other: Report): boolean {
  if (one.kind !== other.kind) return false;
  if (valueOf(one, 'component') !== valueOf(other, 'component')) return false;
  return (['hub', 'record', 'github', 'name'] as const).some((field) => {
    const value = plain(valueOf(one, field));
    return value !== '' && value === plain(valueOf(other, field));
  });
}
