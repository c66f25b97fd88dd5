import type { PageDescription } from '../../lib/annotate/description.ts';
import { badgeText, derivedText } from '../../lib/language/badge-words.ts';
import { en } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import type { Place } from '../../lib/sites/site.ts';
import { columnWidths, inColumns } from '../columns.ts';

const PLACE_WORDS: Record<Exclude<Place, 'prose'>, string> = {
  header: 'beside the title',
  list: 'in the list',
  heading: 'in a heading',
};

/** One line of the table: a model, its verdict in words, and where the page names it. */
export type Row = readonly [page: string, model: string, tier: string, where: string];

const HEAD: Row = ['Page', 'Model', 'Verdict', 'Where'];

/** What a page was found to name, one row each, in the order in which the page does. */
export function rowsOf(title: string, { entities, badges, marks }: PageDescription): Row[] {
  return entities.map(({ summary }) => {
    const places = badges.filter(({ id, place }) => id === summary.id && place !== 'prose').map(({ place }) => place);
    const inText = marks.filter(({ id }) => id === summary.id).reduce((sum, { count }) => sum + count, 0);
    const where = [...new Set(places)].map((place) => {
      const times = places.filter((each) => each === place).length;
      return withTimes(place === 'prose' ? 'in the text' : PLACE_WORDS[place], times);
    });
    if (inText > 0) where.push(withTimes('in the text', inText));
    const from = derivedText(en, summary);
    return [
      title,
      from ? `${summary.name} (${from})` : summary.name,
      capital(badgeText(en, summary)),
      where.join(', '),
    ];
  });
}

/** Rows as text in columns, under a head and a line. */
export function formatTable(rows: readonly Row[]): string {
  const line = columnWidths([HEAD, ...rows]).map((width) => '-'.repeat(width));
  return inColumns([HEAD, line, ...rows]).join('\n');
}

function withTimes(words: string, times: number): string {
  return times > 1 ? `${words} × ${times}` : words;
}
