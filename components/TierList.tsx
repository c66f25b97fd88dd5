import type { TierLine } from './tier-lines.ts';

export interface TierListProps {
  readonly lines: readonly TierLine[];
}

/** The tiers of a series or family that has more than one, with the releases that each holds for. */
export function TierList({ lines }: TierListProps) {
  return (
    <dl class="or-pairs or-tiers">
      {lines.map(({ tier, words, members, dates }) => (
        <div key={tier} data-tier={tier}>
          <dt>{words}</dt>
          <dd>
            {members} <span class="or-quiet or-whole">{dates}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
