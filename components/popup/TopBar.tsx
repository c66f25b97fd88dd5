import type { ComponentChildren } from 'preact';
import { BackIcon, PanelIcon, SearchIcon, SettingsIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';

export interface TopBarProps {
  /** What the view is about, shown beside the buttons. */
  readonly children: ComponentChildren;
  /** Each button is there only where its event is wanted. */
  readonly onBack?: (() => void) | undefined;
  readonly onSearch?: (() => void) | undefined;
  readonly onBeside?: (() => void) | undefined;
  readonly onSettings?: (() => void) | undefined;
}

/** The bar that stays on top while the view scrolls. */
export function TopBar({ children, onBack, onSearch, onBeside, onSettings }: TopBarProps) {
  const words = useWords();
  return (
    <header class="or-bar">
      {onBack && (
        <button type="button" class="or-icon or-back" aria-label={words.app.back} onClick={onBack}>
          <BackIcon />
        </button>
      )}
      <div class="or-bar-title">{children}</div>
      {onSearch && (
        <button type="button" class="or-icon" aria-label={words.app.search} title={words.app.search} onClick={onSearch}>
          <SearchIcon />
        </button>
      )}
      {onBeside && (
        <button type="button" class="or-icon" aria-label={words.app.beside} title={words.app.beside} onClick={onBeside}>
          <PanelIcon />
        </button>
      )}
      {onSettings && (
        <button
          type="button"
          class="or-icon"
          aria-label={words.app.settings}
          title={words.app.settings}
          onClick={onSettings}
        >
          <SettingsIcon />
        </button>
      )}
    </header>
  );
}
