/** What has to be found on a test page, held against what the content script says that it did. */
import { expect } from 'vitest';
import type { PageDescription } from '../../lib/annotate/description.ts';
import type { TestPage } from '../../scripts/browsers/test-pages.ts';
import { isNamed } from './harness.ts';

/** Fails with what is missing, or is there and must not be. */
export function expectPage(description: PageDescription, { kind, expect: wanted }: TestPage): void {
  const { badges, marks, claims } = description;
  expect(description.kind).toBe(kind);
  expect(description.settled).toBe(true);

  for (const { name: badgeName, place, tier, from } of wanted.badges ?? []) {
    const badge = badges.find((each) => each.place === place && isNamed(each, badgeName));
    expect(badge, `a ${place} badge of ${badgeName}, among ${JSON.stringify(badges)}`).toBeDefined();
    if (tier) expect(badge?.tier, badgeName).toBe(tier);
    if (from) expect(badge?.derivedFrom?.name).toContain(from);
  }
  for (const { name: markName, tier } of wanted.marks ?? []) {
    const mark = marks.find((each) => isNamed(each, markName));
    expect(mark, `a mark of ${markName}, among ${JSON.stringify(marks)}`).toBeDefined();
    if (tier) expect(mark?.tier, markName).toBe(tier);
  }
  for (const { text, verdict } of wanted.claims ?? []) {
    expect(claims.find((claim) => claim.text.includes(text))?.verdict, `the claim "${text}"`).toBe(verdict);
  }
  for (const absent of wanted.absent ?? []) {
    expect([...badges, ...marks].filter((each) => isNamed(each, absent))).toEqual([]);
  }
  if (wanted.badgeCount !== undefined)
    expect(badges.filter(({ place }) => place !== 'prose')).toHaveLength(wanted.badgeCount);
  if (wanted.nothing) expect({ badges, marks, claims }).toEqual({ badges: [], marks: [], claims: [] });
}
