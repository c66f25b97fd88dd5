import { useContext } from 'preact/hooks';
import { dateText } from '../../lib/language/wording.ts';
import { EvidenceLink } from '../EvidenceLink.tsx';
import { NamesContext } from './names-context.ts';
import { useWords } from '../words-context.ts';

export interface SourceProps {
  readonly url?: string | undefined;
  /** Id of the source that says it, as in the dataset's list of sources. */
  readonly source?: string | undefined;
  readonly checked: string;
  readonly note?: string | undefined;
}

/** Where a statement comes from, in one quiet line: evidence, source, day of the last check, note. */
export function Source({ url, source, checked, note }: SourceProps) {
  const words = useWords();
  const { sources } = useContext(NamesContext);
  const ours: Readonly<Record<string, string>> = { editors: words.breakdown.editors, page: words.breakdown.itsPage };
  return (
    <span class="or-source">
      {url && <EvidenceLink url={url} />}
      {source && <span>{ours[source] ?? sources[source] ?? source}</span>}
      <span>{dateText(words, checked)}</span>
      {note && <span>{note}</span>}
    </span>
  );
}
