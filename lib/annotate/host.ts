/** Elements of our own in the page: each a host with a shadow root that holds all that is seen. */

/** Closed, so that the page cannot read it; open in `wxt build --mode test`, for tools that cannot look into closed ones. */
const SHADOW_MODE: ShadowRootMode = import.meta.env.MODE === 'test' ? 'open' : 'closed';

export interface Host {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/** Makes a host called `open-recipe-` and `name`; where the page has made that element its own, with a name it cannot know. */
export function makeHost(document: Document, name: 'badge' | 'layer' | 'card'): Host {
  const known = `open-recipe-${name}`;
  return tryHost(document, known) ?? tryHost(document, `${known}-${crypto.randomUUID()}`)!;
}

function tryHost(document: Document, name: string): Host | null {
  const host = document.createElement(name);
  try {
    return { host, root: host.attachShadow({ mode: SHADOW_MODE }) };
  } catch {
    // The page has defined an element of this name, which has a shadow root already or may have none.
    return null;
  }
}
