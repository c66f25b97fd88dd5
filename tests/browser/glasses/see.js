// Extensions may look into closed roots. What is in one is handed to the page as an event's submitter: nearly all else that an
// event can carry is replaced by the host.
const api = globalThis.browser ?? chrome;
addEventListener(
  'glasses:look',
  ({ target }) => {
    const root = target.openOrClosedShadowRoot ?? api.dom?.openOrClosedShadowRoot(target);
    const submitter = [...(root?.querySelectorAll('*') ?? [])].find((element) => element instanceof HTMLElement);
    if (submitter) target.dispatchEvent(new SubmitEvent('glasses:seen', { submitter }));
  },
  true,
);
