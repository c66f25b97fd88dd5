import type { ComponentChildren } from 'preact';
import { BackIcon, SearchIcon, SettingsIcon } from '../icons.tsx';
import * as label from '../labels.ts';

export interface TopBarProps {
  /** What the view is about, shown beside the buttons. */
  readonly children: ComponentChildren;
  /** Each button is there only where its event is wanted. */
  readonly onBack?: (() => void) | undefined;
  readonly onSearch?: (() => void) | undefined;
  readonly onSettings?: (() => void) | undefined;
}

/** The bar that stays on top while the view scrolls. */
export function TopBar({ children, onBack, onSearch, onSettings }: TopBarProps) {
  return (
    <header class="or-bar">
      {onBack && (
        <button type="button" class="or-icon or-back" aria-label={label.back} onClick={onBack}>
          <BackIcon />
        </button>
      )}
      <div class="or-bar-title">{children}</div>
      {onSearch && (
        <button type="button" class="or-icon" aria-label={label.search} title={label.search} onClick={onSearch}>
          <SearchIcon />
        </button>
      )}
      {onSettings && (
        <button type="button" class="or-icon" aria-label={label.settings} title={label.settings} onClick={onSettings}>
          <SettingsIcon />
        </button>
      )}
    </header>
  );
}
