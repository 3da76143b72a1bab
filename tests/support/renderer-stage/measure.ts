/** What a screen has to hold to. */
export interface Measures {
  /** The least side of what is pressed, in pixels; null: it is not measured. */
  readonly target: number | null;
  /** The least size of a text, in pixels; null: it is not measured. */
  readonly text: number | null;
  /** The least contrast of a text; null: neither it nor that of edges is measured. */
  readonly contrast: number | null;
  /** Whether parts of the screen may be scrolled: what lies further down there can be reached. */
  readonly scrolls: boolean;
  /** Whether what leads on lies in the lower half. */
  readonly lower: boolean;
}

/**
 * Runs in the page: what on the screen is too small, too faint, cut off, out of sight, covered, or lies over something
 * else. What axe has no rule for.
 */
export const measure = ({ target, text: least, contrast, scrolls, lower }: Measures): readonly string[] => {
  const LEAST_EDGE = 3;
  const found: string[] = [];
  const { innerWidth, innerHeight } = window;
  const short = (words: string | null): string => (words ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
  const round = ({ left, top, right, bottom }: DOMRect): string =>
    [left, top, right, bottom].map(Math.round).join(' ');

  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('[inert]') === null;
  /** Read out and not shown. */
  const isHidden = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { clipPath, position } = getComputedStyle(at);
      if (position === 'absolute' && clipPath.startsWith('inset(50%')) return true;
    }
    return false;
  };
  const canScroll = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY);
  /** A place that is turned by buttons of its own. */
  const isTurned = (element: Element): boolean => element.getAttribute('data-turned') === 'true';

  /** What is left of a box where its ancestors let it through; null: nothing. */
  const seenPart = (element: Element, box: DOMRect): DOMRect | null => {
    let { left, top, right, bottom } = box;
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const frame = at.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null;
  };
  /** It says by three dots that there is more. */
  const isShortened = (element: Element): boolean =>
    element.closest('button, p, span, div, td, th, h1, h2, h3') !== null &&
    [element, element.parentElement].some(
      (one) => one !== null && getComputedStyle(one).textOverflow === 'ellipsis',
    );

  /** The part of a box that its own ancestors let through; null: all of it is. */
  const cutBy = (element: Element, box: DOMRect): Element | null => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      if (isTurned(at) || (scrolls && canScroll(at))) return null;
      const frame = at.getBoundingClientRect();
      if (
        box.left < frame.left - 1.5 ||
        box.right > frame.right + 1.5 ||
        box.top < frame.top - 1.5 ||
        box.bottom > frame.bottom + 1.5
      )
        return at;
    }
    return null;
  };

  const isOut = (box: DOMRect): boolean =>
    box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  /** Red, green, blue and how opaque, whatever way a color is written in. */
  const rgba = (color: string): readonly [number, number, number, number] => {
    if (canvas === null) throw new Error('there is no canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const behind = (element: Element): readonly [number, number, number] => {
    const layers: (readonly [number, number, number, number])[] = [];
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const layer = rgba(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight<readonly [number, number, number]>(
      ([red, green, blue], [r, g, b, alpha]) => [
        r * alpha + red * (1 - alpha),
        g * alpha + green * (1 - alpha),
        b * alpha + blue * (1 - alpha),
      ],
      [255, 255, 255],
    );
  };
  const light = ([red, green, blue]: readonly [number, number, number]): number => {
    const linear = (value: number): number => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ratio = (color: string, element: Element): number => {
    const [red, green, blue] = rgba(color);
    const [one, other] = [light([red, green, blue]), light(behind(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };

  const targets = [
    ...document.querySelectorAll('button, a[href], input, select, textarea, [role="button"], [role="radio"]'),
  ].filter((element) => isSeen(element) && !isHidden(element));
  for (const element of targets) {
    const box = element.getBoundingClientRect();
    const name = `“${short(element.textContent) || (element.getAttribute('aria-label') ?? element.tagName)}”`;
    if (target !== null && (box.width < target - 0.5 || box.height < target - 0.5))
      found.push(`${name} is ${Math.round(box.width)} by ${Math.round(box.height)}`);
    if (isOut(box) && !scrolls) found.push(`${name} is out of sight at ${round(box)}`);
    const cut = cutBy(element, box);
    if (cut !== null) found.push(`${name} is cut off by ${cut.tagName} at ${round(box)}`);
    // What has been scrolled away lies behind what stays.
    if (scrolls) continue;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const over = isOut(box) ? element : document.elementFromPoint(x, y);
    if (over !== null && !element.contains(over) && !over.contains(element))
      found.push(`${name} is covered by ${over.tagName} “${short(over.textContent)}”`);
    const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(element);
    const around = element.parentElement;
    if (contrast !== null && around !== null && Number.parseFloat(borderTopWidth) > 0) {
      const edge = Math.max(ratio(borderTopColor, around), ratio(backgroundColor, around));
      if (edge < LEAST_EDGE) found.push(`${name} has an edge of ${edge.toFixed(2)}`);
    }
    if (lower && element.closest('main [class*="controls"], nav, footer') !== null && y < innerHeight / 2)
      found.push(`${name} lies in the upper half at ${round(box)}`);
    for (const other of targets) {
      if (other === element || element.contains(other) || other.contains(element)) continue;
      const its = other.getBoundingClientRect();
      const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (wide > 1 && high > 1) found.push(`${name} lies over “${short(other.textContent)}”`);
    }
  }

  const lines: { readonly parent: Element; readonly box: DOMRect; readonly words: string }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = short(node.textContent);
    if (parent === null || words === '' || !isSeen(parent) || isHidden(parent)) continue;
    if (parent.closest('[data-live-announcer], script, style') !== null) continue;
    const style = getComputedStyle(parent);
    if (least !== null && Number.parseFloat(style.fontSize) < least)
      found.push(`“${words}” is of ${style.fontSize}`);
    const isOff = parent.closest('button:disabled') !== null;
    const got = contrast === null || isOff ? null : ratio(style.color, parent);
    if (got !== null && contrast !== null && got < contrast - 0.005)
      found.push(`“${words}” has a contrast of ${got.toFixed(2)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width === 0 || (scrolls && isShortened(parent))) continue;
      if (isOut(box) && !scrolls && parent.closest('[data-turned="true"]') === null)
        found.push(`“${words}” is out of sight at ${round(box)}`);
      const cut = cutBy(parent, box);
      if (cut !== null)
        found.push(`“${words}” is cut off by ${cut.tagName}.${cut.className} at ${round(box)}`);
      const button = parent.closest('button');
      const frame = button?.getBoundingClientRect();
      if (
        frame !== undefined &&
        (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)
      )
        found.push(`“${words}” leaves its button: ${round(box)} of ${round(frame)}`);
      const turned = parent.closest('[data-turned="true"]')?.getBoundingClientRect();
      const isIn = turned === undefined || (box.bottom > turned.top && box.top < turned.bottom);
      const part = seenPart(parent, box);
      if (isIn && part !== null) lines.push({ parent, box: part, words });
    }
  }
  for (const [index, { parent, box, words }] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (other.parent === parent) continue;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      // Lines of a paragraph touch each other: a box is higher than the letters in it.
      const most = Math.min(box.height, other.box.height) / 2;
      if (wide > 2 && high > most) found.push(`“${words}” and “${other.words}” overlap at ${round(box)}`);
    }
  }

  for (const place of document.querySelectorAll('[data-turned="true"]')) {
    const { height } = place.getBoundingClientRect();
    if (height < 90) found.push(`what is read has only ${Math.round(height)} px`);
  }
  for (const element of document.querySelectorAll('*')) {
    if (
      scrolls ||
      isTurned(element) ||
      !isSeen(element) ||
      isHidden(element) ||
      element === document.documentElement
    )
      continue;
    const hides = getComputedStyle(element).overflowY === 'hidden' && /^MAIN$|^DIV$/.test(element.tagName);
    if ((canScroll(element) || hides) && element.scrollHeight > element.clientHeight + 1)
      found.push(
        `${element.tagName}.${element.className} scrolls by ${element.scrollHeight - element.clientHeight}`,
      );
    if (canScroll(element) && element.scrollWidth > element.clientWidth + 1)
      found.push(`${element.tagName}.${element.className} scrolls sideways`);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push('the page scrolls sideways');
  return [...new Set(found)];
};
