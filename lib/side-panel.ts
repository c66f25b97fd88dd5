/** The panel beside the page: Chrome's side panel, Firefox's sidebar. */
import { browser } from 'wxt/browser';

/** The part of Firefox's API that is used here. */
interface Sidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Opens it in the window in front. Call it first thing in a click: browsers open it only then. */
export async function openPanel(): Promise<void> {
  const { sidebarAction } = browser as Sidebar;
  if (sidebarAction) return sidebarAction.open();
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await browser.sidePanel.open({ windowId: id });
}
