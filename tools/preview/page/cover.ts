/** Makes what lays a color over a page, above everything on it. */
export const createCover = ({ document }: Window): ((color: string | null) => void) => {
  let cover: HTMLElement | null = null;
  return (color) => {
    cover?.remove();
    cover = null;
    if (color === null) return;
    cover = document.createElement('div');
    cover.popover = 'manual';
    cover.dataset.previewCover = '';
    Object.assign(cover.style, { position: 'fixed', inset: '0', width: 'auto', height: 'auto', border: '0' });
    cover.style.background = color;
    document.documentElement.append(cover);
    cover.showPopover();
  };
};
