/** Nothing in the dataset happened after today. */
import { everyRecord, texts, type Problem, type Rule } from './rule.ts';

const DATE_KEYS: ReadonlySet<unknown> = new Set(['checked', 'released', 'date', 'from']);

export const datesAreNotInTheFuture: Rule = (dataset, { today }) => {
  const problems: Problem[] = [];
  const check = (place: Problem['place'], path: Problem['path'], date: string) => {
    // A month is compared as a month: the current one has begun.
    if (date > today.slice(0, date.length)) problems.push({ place, path, rule: `${date} is in the future` });
  };
  check({ kind: 'version', id: 'version' }, ['date'], dataset.date);
  for (const { place, at, record } of everyRecord(dataset))
    for (const { path, text } of texts(record)) if (DATE_KEYS.has(path.at(-1))) check(place, [...at, ...path], text);
  return problems;
};
