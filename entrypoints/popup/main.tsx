/**
 * The toolbar's popup. The same page in a tab takes `?id=` (the breakdown of one thing), `?text=` (of whatever that
 * names) and `?tabId=` (the list of another tab).
 */
import { browser } from 'wxt/browser';
import '../../components/popup/popup.css';
import { takeWanted, wantedIn } from '../../lib/breakdown-way.ts';
import { optionalApis } from '../../lib/optional-apis.ts';
import { explorerPath, showInOwnTab } from '../../lib/own-tab.ts';
import { showPage } from '../../lib/show-page.tsx';
import { hasPanel, openPanel } from '../../lib/side-panel.ts';
import { Popup } from './Popup.tsx';
import { firstLook } from './use-page.ts';

/** How long the first frame of the HTML stays for the list of the page, in milliseconds: about as long as that takes to be drawn. */
const PATIENCE = 60;

const parameters = new URLSearchParams(location.search);
const told = parameters.get('tabId');
const tabId = told === null ? null : Number(told);

async function view() {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  const [tab, wanted, first] = await Promise.all([
    browser.tabs.getCurrent(),
    wantedIn(parameters) ?? takeWanted(),
    Promise.race([firstLook(tabId).catch(() => null), late]),
  ]);
  const isTab = tab !== undefined;
  // The popup's fixed size is for popups of a window; on phones it is a screen.
  if (isTab || !optionalApis.windows) document.documentElement.dataset['surface'] = 'tab';
  return (
    <Popup
      surface={isTab ? 'tab' : 'popup'}
      wanted={wanted}
      tabId={tabId}
      first={first}
      onExplore={(query) => void showInOwnTab(explorerPath(query)).then(() => isTab || close())}
      onBeside={isTab || !hasPanel() ? undefined : () => void openPanel().then(() => close())}
    />
  );
}

await showPage(view());
