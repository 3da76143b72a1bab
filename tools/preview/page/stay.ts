import type { Link } from './link.ts';

/*
 * In Electron the main process decides whether a page may go elsewhere or open a window. Here the page asks it,
 * and stays until it is allowed.
 */

const anchorOf = (event: Event): HTMLAnchorElement | undefined =>
  event
    .composedPath()
    .find((it): it is HTMLAnchorElement => it instanceof HTMLAnchorElement && it.href !== '');

const opensElsewhere = (event: MouseEvent, anchor: HTMLAnchorElement): boolean =>
  event.button === 1 ||
  event.ctrlKey ||
  event.metaKey ||
  event.shiftKey ||
  !['', '_self', '_top', '_parent'].includes(anchor.target);

/** Keeps the page where it is unless the main process lets it go. Gives what reloads it as the main process asks. */
export const keepPage = (
  page: Window & typeof globalThis,
  link: Pick<Link, 'ask' | 'tell'>,
): (() => void) => {
  const allowed = new Set<string>();
  const reload = (): void => {
    allowed.add(page.location.href);
    page.location.reload();
  };

  page.navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination;
    if (sameDocument || event.hashChange || !event.cancelable || allowed.delete(url)) return;
    event.preventDefault();
    link.ask({ type: 'navigate', url }).then(
      (may) => {
        if (may !== true) return;
        if (event.navigationType === 'reload') return reload();
        allowed.add(url);
        page.location.assign(url);
      },
      // Where nobody is there to keep it, as while `npm run dev` starts main again, it may be loaded again.
      () => {
        if (event.navigationType === 'reload') reload();
      },
    );
  });

  page.open = (url) => {
    link.tell({ type: 'open', url: String(new URL(String(url ?? 'about:blank'), page.location.href)) });
    return null;
  };

  const onClick = (event: MouseEvent): void => {
    const anchor = anchorOf(event);
    if (anchor === undefined || event.button === 2 || !opensElsewhere(event, anchor)) return;
    event.preventDefault();
    link.tell({ type: 'open', url: anchor.href });
  };
  page.addEventListener('click', onClick, true);
  page.addEventListener('auxclick', onClick, true);
  return reload;
};
