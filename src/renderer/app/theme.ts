const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const KEY = 'branchdesk.theme';

const isTheme = (text: string | null): text is Theme => THEMES.some((theme) => theme === text);

/** The theme that was chosen on this machine; the system's where none was, or where nothing can be kept. */
export const keptTheme = (window: Window): Theme => {
  try {
    const kept = window.localStorage.getItem(KEY);
    return isTheme(kept) ? kept : 'system';
  } catch {
    return 'system';
  }
};

export const applyTheme = (window: Window, theme: Theme): void => {
  const { documentElement } = window.document;
  if (theme === 'system') documentElement.removeAttribute('data-theme');
  else documentElement.setAttribute('data-theme', theme);
  try {
    window.localStorage.setItem(KEY, theme);
  } catch {
    // Nothing can be kept here: the theme holds until the window closes.
  }
};

export const themeAfter = (theme: Theme): Theme =>
  theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system';
