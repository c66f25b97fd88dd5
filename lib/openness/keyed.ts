/** Makes a record with one value for every key of a list. */
export function keyed<Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value): Record<Key, Value> {
  // A plain loop: assessing the whole dataset makes some ten thousand of these.
  const record = {} as Record<Key, Value>;
  for (const key of keys) record[key] = value(key);
  return record;
}
