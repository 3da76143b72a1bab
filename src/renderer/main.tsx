import './ui/tokens.css';
import './ui/base.css';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { mirror } from './app/mirror.ts';
import { createDeskStore, DeskContext } from './app/store.ts';
import { applyTheme, keptTheme } from './app/theme.ts';
import { askAtOnce } from './features/lookup/ask-at-once.ts';
import { bridgeOf } from './ipc/bridge.ts';
import { createCalls } from './ipc/calls.ts';
import { CallsContext } from './ipc/calls-context.ts';
import { createQueryClient } from './ipc/query-client.ts';
import { messages } from './locales/en.po';

const start = (place: HTMLElement): void => {
  applyTheme(window, keptTheme(window));
  const bridge = bridgeOf(window);
  const calls = createCalls(bridge);
  const store = createDeskStore();
  const queryClient = createQueryClient();
  const i18n = setupI18n({ locale: 'en', messages: { en: messages } });
  mirror({ bridge, calls, store, queryClient, reload: () => window.location.reload() });
  askAtOnce({ store, calls, queryClient });
  createRoot(place).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <CallsContext value={calls}>
            <DeskContext value={store}>
              <App />
            </DeskContext>
          </CallsContext>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
};

const place = document.getElementById('root');
if (place !== null) start(place);
