/** The panel beside the page: Chrome's side panel, Firefox's sidebar. */
import { optionalApis } from './optional-apis.ts';

/** Whether this browser has one; Firefox for Android does not. */
export const hasPanel = (): boolean => optionalApis.sidebarAction !== undefined || optionalApis.sidePanel !== undefined;

/** Opens it in the window in front. Call it first thing in a click: browsers open it only then. */
export async function openPanel(): Promise<void> {
  const { sidebarAction, sidePanel, windows } = optionalApis;
  if (sidebarAction) return sidebarAction.open();
  const { id } = (await windows?.getCurrent()) ?? {};
  if (id !== undefined) await sidePanel?.open({ windowId: id });
}
