import { Section } from '../breakdown/Section.tsx';
import { useWords } from '../words-context.ts';

export interface AboutProps {
  readonly version: string;
  /** Where the facts come from and under which licences, as the dataset's own file says it (Markdown, English). */
  readonly attribution: string;
}

/** Version, what happens to the user's data in a few lines, and whom the facts are owed to. */
export function About({ version, attribution }: AboutProps) {
  const words = useWords();
  return (
    <Section title={words.options.about}>
      <p>{words.options.aboutVersion(version)}</p>
      <ul class="or-list">
        {words.options.privacy.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details>
        <summary>{words.options.credits}</summary>
        <pre class="or-credits" lang="en" dir="ltr">
          {attribution}
        </pre>
      </details>
    </Section>
  );
}
