/**
 * Makes a value on the first call and keeps it. For schemas: most starts of the background answer a page and never read
 * a snapshot or a signed file, and should not pay for making them.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
