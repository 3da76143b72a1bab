import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { lastLanguage, markPage } from './app/language.ts';
import { mirror } from './app/mirror.ts';
import { Speaking } from './app/speaking.tsx';
import { createDeskStore, DeskContext } from './app/store.ts';
import { applyTheme, keptTheme } from './app/theme.ts';
import { askAtOnce } from './features/lookup/ask-at-once.ts';
import { bridgeOf } from './ipc/bridge.ts';
import { createCalls } from './ipc/calls.ts';
import { CallsContext } from './ipc/calls-context.ts';
import { createQueryClient } from './ipc/query-client.ts';
import { messages as english } from './locales/en.po';
import { createI18n, readMessages } from './words/languages.ts';

const start = async (place: HTMLElement): Promise<void> => {
  applyTheme(window, keptTheme(window));
  const bridge = bridgeOf(window);
  const calls = createCalls(bridge);
  const store = createDeskStore();
  const queryClient = createQueryClient();
  const language = lastLanguage(window);
  const messages = await readMessages(language, { locale: 'en', messages: english });
  const i18n = createI18n(language, messages);
  markPage(document, language);
  mirror({ bridge, calls, store, queryClient, reload: () => window.location.reload() });
  askAtOnce({ store, calls, queryClient });
  createRoot(place).render(
    <StrictMode>
      <Speaking i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <CallsContext value={calls}>
            <DeskContext value={store}>
              <App />
            </DeskContext>
          </CallsContext>
        </QueryClientProvider>
      </Speaking>
    </StrictMode>,
  );
};

const place = document.getElementById('root');
if (place !== null) void start(place);
