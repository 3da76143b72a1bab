import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Variant } from './variants.ts';

interface ShownStep {
  readonly title: string;
  readonly picture: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const STYLE = `body{font:16px/1.4 system-ui,sans-serif;margin:24px;color:#14201f;background:#f3f5f5}
table{border-spacing:12px}th{text-align:start;vertical-align:top;position:sticky;top:0;background:#f3f5f5}
th[scope=row]{min-width:180px;position:sticky;left:0}img{width:220px;height:auto;border:1px solid #7f8d8b}`;

/** Writes a page with every picture of a tour: a row each screen, a column each way in which it was shown. */
export const writeIndexPage = (
  folder: string,
  steps: readonly ShownStep[],
  variants: readonly Variant[],
): string => {
  mkdirSync(folder, { recursive: true });
  const taken = new Map(variants.map(({ name }) => [name, new Set(readdirSync(join(folder, name)))]));
  const head = variants.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('');
  const rows = steps.map(({ title, picture }, index) => {
    const file = `${String(index + 1).padStart(2, '0')}-${picture}.png`;
    const cells = variants.map(({ name }) =>
      taken.get(name)?.has(file) === true
        ? `<td><a href="${name}/${file}"><img loading="lazy" alt="${escaped(`${title}: ${name}`)}" src="${name}/${file}"></a></td>`
        : '<td>not reached</td>',
    );
    return `<tr><th scope="row">${index + 1}. ${escaped(title)}</th>${cells.join('')}</tr>`;
  });
  const path = join(folder, 'index.html');
  writeFileSync(
    path,
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Kiosk tour</title><style>${STYLE}</style></head>
<body><h1>Kiosk tour</h1><table><thead><tr><td></td>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></body></html>\n`,
  );
  return path;
};
