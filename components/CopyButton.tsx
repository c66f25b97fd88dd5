import { useEffect, useState } from 'preact/hooks';
import { CopyIcon } from './icons.tsx';
import { useWords } from './words-context.ts';

export interface CopyButtonProps {
  /** What is copied, as a screen reader hears it. */
  readonly name: string;
  readonly onCopy: () => void;
}

/** How long the button says that it has copied, in milliseconds. */
const SHOWN = 1600;

/** An icon button that copies, and says so for a moment. */
export function CopyButton({ name, onCopy }: CopyButtonProps) {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const action = words.app.copy(name);
  return (
    <span class="or-copy">
      <output class={isCopied ? 'or-copied' : 'or-hidden'}>{isCopied && words.app.copied}</output>
      <button
        type="button"
        class="or-icon"
        aria-label={action}
        title={action}
        onClick={() => {
          onCopy();
          setCopied(true);
        }}
      >
        <CopyIcon />
      </button>
    </span>
  );
}
