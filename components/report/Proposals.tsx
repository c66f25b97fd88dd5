import { useState } from 'preact/hooks';
import { findingText, type Finding } from '../../lib/report/findings.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import { useWords } from '../words-context.ts';

export interface ProposalsProps {
  readonly findings: readonly Finding[];
  readonly onAdd: (findings: readonly Finding[]) => void;
}

/** What was looked up, each with its source: a person unchecks what is wrong and adds the rest. */
export function Proposals({ findings, onAdd }: ProposalsProps) {
  const words = useWords();
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  if (findings.length === 0) return <output class="or-hint">{words.report.noProposals}</output>;
  const toggle = (text: string) => {
    const next = new Set(refused);
    if (!next.delete(text)) next.add(text);
    setRefused(next);
  };
  return (
    <fieldset class="or-proposals">
      <legend>{words.report.proposals}</legend>
      {findings.map((finding) => {
        const text = findingText(finding);
        return (
          <label key={text}>
            <input type="checkbox" checked={!refused.has(text)} onChange={() => toggle(text)} />
            <span>
              {finding.what}: <strong>{finding.value}</strong>{' '}
              <span class="or-quiet">
                {words.report.from} <EvidenceLink url={finding.source} />
              </span>
            </span>
          </label>
        );
      })}
      <button
        type="button"
        class="or-button"
        onClick={() => onAdd(findings.filter((finding) => !refused.has(findingText(finding))))}
      >
        {words.report.addChecked}
      </button>
    </fieldset>
  );
}
