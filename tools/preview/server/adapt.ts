/** Adds the preview's own socket to what a content security policy lets a page connect to; nothing else changes. */
export const allowSocket = (policy: string, socketOrigin: string): string => {
  const directives = policy.split(';').map((it) => it.trim());
  const at = directives.findIndex((it) => it.startsWith('connect-src'));
  if (at === -1) return [...directives, `connect-src ${socketOrigin}`].join('; ');
  const sources = (directives[at] ?? '').split(/\s+/).filter((it) => it !== "'none'");
  return directives.with(at, [...sources, socketOrigin].join(' ')).join('; ');
};

/** Adds the preview's own socket to the list of what a page may connect to; nothing else changes. */
export const allowSocketConnection = (list: string, socketOrigin: string): string =>
  list.replace(/^\(([^()]*)\)/, (_list, items: string) => `(${`${items} "${socketOrigin}/*"`.trim()})`);

/** Puts a script before all others of a page. */
export const insertFirstScript = (html: string, source: string): string => {
  const script = `<script type="module" src="${source}"></script>`;
  const inserted = html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}${script}`);
  if (inserted === html) throw new Error('A page of the app has no head element');
  return inserted;
};
