/**
 * Runs in the page, which speaks the pseudo-locale: texts that are no message, since they lack its marks, and messages of
 * which an end is missing. What the stage told, figures, dates, keys and names of our own are no messages.
 */
export const unmarked = ({
  told,
  first,
  last,
}: {
  /** Everything that the stage told, as one text. */
  readonly told: string;
  readonly first: string;
  readonly last: string;
}): readonly string[] => {
  const NAMES =
    /^(Branchdesk|airpay|Capillary|WM|Aa|English|हिन्दी|Español|العربية|Ctrl( (Enter|[A-Z]))?|Enter|Esc)$/;
  const LETTERS = /\p{L}/u;
  const found: string[] = [];
  /** A text that is no sentence: months and words between them come from the browser, in the page's language. */
  const isData = (text: string): boolean => {
    const plain = text.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, ' ').trim();
    if (!LETTERS.test(plain) || NAMES.test(plain) || told.includes(JSON.stringify(plain).slice(1, -1)))
      return true;
    const parts = plain.split(/[\s,.:/()]+/).filter((part) => part !== '');
    return parts.every(
      (part) => !LETTERS.test(part) || part.length < 4 || told.includes(part) || /^[؀-ۿ]+$/.test(part),
    );
  };
  const look = (where: string, text: string): void => {
    if (!isData(text)) found.push(`${where}: ${text.trim().slice(0, 120)}`);
  };

  // A message may be made of several elements: its marks are looked for in the order of the page.
  let depth = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || parent.closest('script, style, [data-live-announcer]') !== null) continue;
    let outside = '';
    for (const letter of node.textContent ?? '') {
      if (letter === first) depth += 1;
      else if (letter === last) depth -= 1;
      else if (depth === 0) outside += letter;
      if (depth < 0) {
        found.push(`in ${parent.tagName}: a beginning is missing: ${node.textContent}`);
        depth = 0;
      }
    }
    look(`in ${parent.tagName}`, outside);
  }
  if (depth !== 0) found.push('an end is missing');

  // A time says itself in full, as the browser writes it.
  for (const element of document.querySelectorAll('*:not(time)'))
    for (const name of [
      'aria-label',
      'title',
      'placeholder',
      'alt',
      'aria-roledescription',
      'aria-description',
    ]) {
      const text = element.getAttribute(name) ?? '';
      const rest = text.replaceAll(new RegExp(`${first}[^${first}${last}]*${last}`, 'gu'), '');
      look(`${name} of ${element.tagName}`, rest.includes(first) || rest.includes(last) ? '' : rest);
      if (text.split(first).length !== text.split(last).length)
        found.push(`${name}: an end is missing: ${text}`);
    }
  return [...new Set(found)];
};
