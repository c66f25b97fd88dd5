/** The panel beside the page: the same view as the popup's, of whatever tab is in front. `?tabId=` holds it to one tab. */
import '../../components/popup/popup.css';
import { explorerPath, showInOwnTab } from '../../lib/own-tab.ts';
import { showPage } from '../../lib/show-page.tsx';
import { Popup } from '../popup/Popup.tsx';

const told = new URLSearchParams(location.search).get('tabId');
await showPage(
  <Popup
    surface="panel"
    wanted={null}
    tabId={told === null ? null : Number(told)}
    onExplore={(query) => void showInOwnTab(explorerPath(query))}
  />,
);
