/** Hugging Face ids lead to one record each. The hub itself does not tell capitals apart, so neither do these rules. */
import { placed, type Problem, type Rule } from './rule.ts';

/** No model id, data set id or pattern stands in two places, and no model id is the id of a series that it is no part of. */
export const hubIdsHaveOneOwner: Rule = (dataset) => {
  const problems: Problem[] = [];
  const seriesIds = new Set(dataset.series.map(({ id }) => id));
  const owners = {
    model: new Map<string, string>(),
    'data set': new Map<string, string>(),
    pattern: new Map<string, string>(),
  };
  const own = (kind: keyof typeof owners, id: string, place: Problem['place'], path: Problem['path']) => {
    const owner = owners[kind].get(id.toLowerCase());
    if (owner === undefined) owners[kind].set(id.toLowerCase(), place.id);
    else problems.push({ place, path, rule: `${kind} "${id}" is already listed in "${owner}"` });
  };
  for (const { place, record } of placed.series(dataset)) {
    for (const [index, { id }] of record.releases.entries()) {
      own('model', id, place, ['releases', index, 'id']);
      if (id.toLowerCase() !== record.id && seriesIds.has(id.toLowerCase())) {
        const rule = `"${id}" is also the id of another series: give that series' file another name`;
        problems.push({ place, path: ['releases', index, 'id'], rule });
      }
    }
    for (const [index, pattern] of (record.patterns ?? []).entries())
      own('pattern', pattern, place, ['patterns', index]);
  }
  for (const { place, record } of placed.corpora(dataset))
    for (const [index, id] of (record.datasets ?? []).entries()) own('data set', id, place, ['datasets', index]);
  return problems;
};
