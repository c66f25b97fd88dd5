import type { Words } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import { dateText, sizeText } from '../../lib/language/wording.ts';
import { useWords } from '../words-context.ts';
import { useState } from 'preact/hooks';
import { ABILITIES, type Answer } from '../../lib/openness/answer.ts';
import { COMPONENTS, GROUPS } from '../../lib/openness/components.ts';
import { cellOf, type Cell } from '../chart-groups.ts';
import { Notice } from '../popup/Notice.tsx';
import { RecipeMark } from '../RecipeMark.tsx';
import { verdictText } from '../verdict-text.ts';

export interface CompareProps {
  /** In the order of the columns; null while one is being asked for. */
  readonly answers: readonly (Answer | null)[];
  readonly onRemove: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onTable: () => void;
}

interface Value {
  readonly text: string;
  readonly cell?: Cell | undefined;
}

interface Line {
  readonly name: string;
  readonly values: readonly Value[];
}

const CELL_OF_ANSWER = { yes: 'full', partly: 'half', no: 'empty' } as const;
const EMPTY: Value = { text: '–' };

/** Up to four models or corpora side by side, line by line; on wish only the lines in which they differ. */
export function Compare({ answers, onRemove, onOpen, onTable }: CompareProps) {
  const words = useWords();
  const [onlyDifferences, setOnly] = useState(false);
  const known = answers.filter((answer) => answer !== null);
  if (answers.length === 0) {
    return (
      <Notice title={words.explorer.compareEmpty} text={words.explorer.compareText}>
        <button type="button" class="or-button" onClick={onTable}>
          {words.explorer.toTable}
        </button>
      </Notice>
    );
  }
  if (known.length === 0) return <Notice title={words.breakdown.opening} isBusy />;
  const groups = linesOf(words, known)
    .map(({ title, lines }) => ({ title, lines: onlyDifferences ? lines.filter(differs) : lines }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <div class="or-compare">
      <label class="or-check">
        <input type="checkbox" checked={onlyDifferences} onChange={(event) => setOnly(event.currentTarget.checked)} />
        {words.explorer.onlyDifferences}
      </label>
      {onlyDifferences && groups.length === 0 && <p class="or-quiet">{words.explorer.same}</p>}
      <div class="or-scroller">
        <table class="or-grid or-sides" aria-label={words.explorer.sideBySide}>
          <thead>
            <tr>
              <th scope="col">
                <span class="or-hidden">{words.explorerColumns.name}</span>
              </th>
              {known.map((answer) => (
                <th key={answer.id} scope="col" data-tier={answer.tier}>
                  <RecipeMark mark={answer.mark} size={28} />
                  <button type="button" class="or-link" onClick={() => onOpen(answer.id)}>
                    {answer.name}
                  </button>
                  <span class="or-quiet">{answer.developerName}</span>
                  <button
                    type="button"
                    class="or-icon"
                    aria-label={words.explorer.remove(answer.name)}
                    onClick={() => onRemove(answer.id)}
                  >
                    ×
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ title, lines }) => (
            <tbody key={title}>
              {title !== '' && (
                <tr>
                  <th class="or-group-heading" colSpan={known.length + 1} scope="rowgroup">
                    {title}
                  </th>
                </tr>
              )}
              {lines.map(({ name, values }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map(({ text, cell }, place) => (
                    <td key={known[place]?.id} data-tier={known[place]?.tier}>
                      {cell && <span class="or-cell" data-cell={cell} />}
                      {text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

const differs = ({ values }: Line) => new Set(values.map(({ text }) => text)).size > 1;

function licenceOf(words: Words, { terms, kind }: Answer): Value {
  const licence = terms.find(({ part }) => part === (kind === 'corpus' ? 'data' : 'weights'))?.licence;
  return licence ? { text: words.causes.licence(licence.name, words.licenceClasses[licence.class]) } : EMPTY;
}

function factsOf(words: Words, answers: readonly Answer[]): Line[] {
  const line = (name: string, valueOf: (answer: Answer) => Value): Line => ({ name, values: answers.map(valueOf) });
  return [
    line(words.explorerColumns.tier, (answer) => {
      const { words: verdict, note } = verdictText(words, answer);
      return { text: note === '' ? verdict : verdict + words.comma + note };
    }),
    line(words.explorerColumns.released, ({ released }) => ({
      text: released ? dateText(words, released) : EMPTY.text,
    })),
    line(words.explorerColumns.size, ({ size, releases }) => {
      const sizes = [...new Set([size, ...releases.map((release) => release.size)])].flatMap((one) => one ?? []);
      return {
        text:
          sizes.length === 0
            ? EMPTY.text
            : sizes
                .sort((a, b) => a - b)
                .map((one) => sizeText(words, one))
                .join(words.comma),
      };
    }),
    line(words.explorerColumns.licence, (answer) => licenceOf(words, answer)),
    line(words.breakdown.otherModels, ({ kind, lineage }) =>
      kind === 'corpus' ? EMPTY : { text: words.lineageMarks[lineage.mark] },
    ),
  ];
}

function linesOf(
  words: Words,
  answers: readonly Answer[],
): readonly { readonly title: string; readonly lines: readonly Line[] }[] {
  const abilities = ABILITIES.map((ability): Line => ({
    name: words.abilities[ability],
    values: answers.map(({ verdict }) => {
      const found = verdict.abilities[ability]?.answer;
      return found ? { text: words.answers[found], cell: CELL_OF_ANSWER[found] } : EMPTY;
    }),
  }));
  const components = GROUPS.map((group) => ({
    title: capital(words.groups[group]),
    lines: COMPONENTS.filter((component) => component.group === group).map(({ id }): Line => ({
      name: capital(words.components[id]),
      values: answers.map((answer) => {
        const status = answer.components.find(({ component }) => component === id)?.status;
        return status ? { text: capital(words.statuses[status]), cell: cellOf(status) } : EMPTY;
      }),
    })),
  }));
  return [
    { title: '', lines: factsOf(words, answers) },
    { title: words.breakdown.abilities, lines: abilities },
    ...components,
  ];
}
