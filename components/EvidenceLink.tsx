import type { ComponentChildren } from 'preact';

export interface EvidenceLinkProps {
  /** Where it leads. Anything but an https address is shown as plain text. */
  readonly url: string | null | undefined;
  /** What the link says; without it, the host name. */
  readonly children?: ComponentChildren;
}

/** The host of an https address without `www.`, or null for every other address. */
function evidenceHost(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return protocol === 'https:' ? host.replace(/^www\./, '') : null;
}

/** A link to a piece of evidence, in a new tab, which tells the other side nothing about the reader. */
export function EvidenceLink({ url, children }: EvidenceLinkProps) {
  const host = evidenceHost(url);
  if (!url || host === null) return <span>{children}</span>;
  return (
    <a class="or-evidence" href={url} target="_blank" rel="noreferrer noopener">
      {children ?? host}
    </a>
  );
}
