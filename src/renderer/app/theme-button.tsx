import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { MoonIcon, ScreenIcon, SunIcon } from '../ui/icons.tsx';
import { applyTheme, keptTheme, themeAfter } from './theme.ts';

const THEME_WORDS = {
  system: { icon: <ScreenIcon />, label: msg`Theme: as the system` },
  light: { icon: <SunIcon />, label: msg`Theme: light` },
  dark: { icon: <MoonIcon />, label: msg`Theme: dark` },
} as const;

export const ThemeButton = () => {
  const { i18n } = useLingui();
  const [theme, setTheme] = useState(() => keptTheme(window));
  const { icon, label } = THEME_WORDS[theme];
  const onPress = (): void => {
    const next = themeAfter(theme);
    applyTheme(window, next);
    setTheme(next);
  };
  return (
    <IconButton label={i18n._(label)} onPress={onPress}>
      {icon}
    </IconButton>
  );
};
