/**
 * The toolbar's popup. The same page in a tab takes `?id=` (the breakdown of one thing), `?text=` (of whatever that
 * names) and `?tabId=` (the list of another tab).
 */
import browser from 'webextension-polyfill';
import '../../components/popup/popup.css';
import { takeWanted, wantedIn } from '../../lib/breakdown-way.ts';
import { optionalApis } from '../../lib/optional-apis.ts';
import { showInOwnTab } from '../../lib/own-tab.ts';
import { showPage } from '../../lib/show-page.tsx';
import { hasPanel, openPanel } from '../../lib/side-panel.ts';
import { Popup } from './Popup.tsx';

async function view() {
  const parameters = new URLSearchParams(location.search);
  const told = parameters.get('tabId');
  const [tab, wanted] = await Promise.all([browser.tabs.getCurrent(), wantedIn(parameters) ?? takeWanted()]);
  const isTab = tab !== undefined;
  // The popup's fixed size is for popups of a window; on phones it is a screen.
  if (isTab || !optionalApis.windows) document.documentElement.dataset['surface'] = 'tab';
  return (
    <Popup
      surface={isTab ? 'tab' : 'popup'}
      wanted={wanted}
      tabId={told === null ? null : Number(told)}
      onExplore={() => void showInOwnTab('/explorer.html').then(() => isTab || close())}
      onBeside={isTab || !hasPanel() ? undefined : () => void openPanel().then(() => close())}
    />
  );
}

await showPage(view());
