import type { WebContents } from 'electron';
import { APP_PAGE } from './app-origin.ts';

/** Whether an address is the app's own page: the only one that may be loaded, which also is what a reload asks for. */
const isOwnPage = (address: string): boolean => {
  const url = URL.parse(address);
  if (url === null) return false;
  url.hash = '';
  return url.href === APP_PAGE;
};

/** Keeps a window on the app's own page: no other page, no frame, no new window, no webview. */
export const lockNavigation = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};
