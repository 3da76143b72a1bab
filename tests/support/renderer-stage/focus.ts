import type { Page } from 'playwright';

/** Runs in the page: what keeps the focus from being seen, where it is now; null: nothing has it. */
const unseen = (): { readonly name: string; readonly faults: readonly string[] } | null => {
  const element = document.activeElement;
  // A title that a screen begins with is read from there; Tab does not lead to it.
  if (!(element instanceof HTMLElement) || element.tabIndex < 0) return null;
  const name = (element.textContent ?? '').trim().slice(0, 40) || element.tagName;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('there is no canvas');
  const lightOf = (color: string): number => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (at: Element | null): string => {
    if (at === null) return '#ffffff';
    const { backgroundColor } = getComputedStyle(at);
    return /^rgba\(.*, 0\)$/.test(backgroundColor) ? backgroundOf(at.parentElement) : backgroundColor;
  };
  const [ring, around] = [lightOf(outlineColor), lightOf(backgroundOf(element.parentElement))];
  const contrast = (Math.max(ring, around) + 0.05) / (Math.min(ring, around) + 0.05);
  const faults = [
    ...(outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 3 ? ['has no ring'] : []),
    ...(contrast < 3 ? [`has a ring of a contrast of ${contrast.toFixed(2)}`] : []),
    ...(over !== null && (element.contains(over) || over.contains(element)) ? [] : ['is covered']),
  ];
  return { name, faults };
};

/** Goes once through everything that Tab leads to; gives where the focus could not be seen, and how many places it had. */
export const lookAtFocus = async (
  page: Page,
): Promise<{ readonly places: number; readonly faults: readonly string[] }> => {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(unseen);
    // From the last place it leads out of the page, and then to the first one.
    if (at === null && step < 3) continue;
    if (at === null || seen.has(at.name)) break;
    seen.add(at.name);
    faults.push(...at.faults.map((fault) => `“${at.name}” ${fault}`));
  }
  return { places: seen.size, faults };
};
