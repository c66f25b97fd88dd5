import { verdictText } from '../../components/verdict-text.ts';
import { en } from '../../lib/language/en.ts';
import { dateText, sizesText } from '../../lib/language/wording.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import { pagePath } from '../../lib/openness/site-paths.ts';
import { byName } from './contents.ts';
import { developerPath, type To } from './place.ts';
import { RowMark, Strip, type Drawings } from './Strip.tsx';
import { text } from './words.ts';

export interface RecordTableProps {
  /** What the table is called, for screen readers. */
  readonly name: string;
  readonly answers: readonly Answer[];
  readonly to: To;
  readonly drawings: Drawings;
  /** Left out on the page of one developer. */
  readonly withDeveloper?: boolean;
}

/** Newest first; what has no known date last, by name. */
const inOrder = (one: Answer, other: Answer): number => {
  const [then, now] = [one.released ?? '', other.released ?? ''];
  return then === now ? byName(one.name, other.name) || byName(one.id, other.id) : then < now ? 1 : -1;
};

/** The terms of the weights, or of a corpus its data. */
const licenceOf = ({ terms }: Answer) => terms.find(({ part }) => part === 'weights' || part === 'data')?.licence;

/** Records as rows: name, maker, verdict, date, size, class of the licence, and a strip of components. */
export function RecordTable({ name, answers, to, drawings, withDeveloper = true }: RecordTableProps) {
  const { columns } = text;
  return (
    <table class="site-table" aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          {withDeveloper && (
            <th scope="col" class="site-wide">
              {columns.developer}
            </th>
          )}
          <th scope="col">{columns.verdict}</th>
          <th scope="col" class="site-wide">
            {columns.released}
          </th>
          <th scope="col" class="site-wide">
            {columns.size}
          </th>
          <th scope="col" class="site-wide">
            {columns.licence}
          </th>
          <th scope="col">{columns.components}</th>
        </tr>
      </thead>
      <tbody>
        {answers.toSorted(inOrder).map((answer) => {
          const { id, name, tier, mark, developer, developerName, released } = answer;
          const licence = licenceOf(answer);
          return (
            <tr key={id} data-tier={tier} data-licence={licence?.class}>
              <th scope="row">
                <RowMark mark={mark} drawings={drawings} />
                <a href={to(pagePath(answer) ?? '')}>{name}</a>
              </th>
              {withDeveloper && (
                <td class="site-wide">
                  {developer !== null && <a href={to(developerPath(developer))}>{developerName ?? developer}</a>}
                </td>
              )}
              <td class="site-verdict">{verdictText(en, answer).words}</td>
              <td class="site-wide">{released !== null && dateText(en, released)}</td>
              <td class="site-wide">{sizesText(en, answer)}</td>
              <td class="site-wide">{licence && en.licenceClasses[licence.class]}</td>
              <td>
                <Strip answer={answer} drawings={drawings} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
