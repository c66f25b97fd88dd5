/** The query in the page's address: every view has one, and Back leads to the view before. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { fragmentOf, queryFrom, type Query } from '../../components/explorer/query.ts';

/** Changes that a person takes for another page. */
const STEPS: readonly (keyof Query)[] = ['view', 'open'];

export function useQuery() {
  const [query, setQuery] = useState<Query>(() => queryFrom(location.hash));
  useEffect(() => {
    const follow = () => setQuery(queryFrom(location.hash));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change = useCallback((changes: Partial<Query>) => {
    const next = { ...queryFrom(location.hash), ...changes };
    const address = `#${fragmentOf(next)}`;
    if (STEPS.some((step) => step in changes)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    setQuery(next);
  }, []);
  return [query, change] as const;
}
