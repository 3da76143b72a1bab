import type { I18n } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { I18nProvider as ControlsProvider } from 'react-aria-components/I18nProvider';

const Controls = ({ children }: { readonly children: ReactNode }) => (
  <ControlsProvider locale={useLingui().i18n.locale}>{children}</ControlsProvider>
);

/** Everything in it speaks the language of the messages: the words of controls, and the way in which arrow keys run. */
export const Speaking = ({ i18n, children }: { readonly i18n: I18n; readonly children: ReactNode }) => (
  <I18nProvider i18n={i18n}>
    <Controls>{children}</Controls>
  </I18nProvider>
);
