import type { KioskShot } from './kiosk-scenes.ts';
import type { Measures } from './measure.ts';

/** A screen of a kiosk, and how it is shown on it. */
export interface SizedShot extends KioskShot {
  readonly size: { readonly width: number; readonly height: number };
}

const TALL = { width: 1080, height: 1920 };
const WIDE = { width: 1920, height: 1080 };
const SMALL = { width: 1024, height: 768 };

const shot = (
  size: SizedShot['size'],
  language: SizedShot['language'],
  { contrast = false, larger = false, lower = true, aloud = false }: Partial<SizedShot> = {},
): SizedShot => ({ size, language, contrast, larger, lower, aloud });

/** Every size in a language of each direction, every language, both looks, larger text and the tools of speech where there is least room. */
export const KIOSK_SHOTS: readonly SizedShot[] = [
  shot(TALL, 'en'),
  shot(WIDE, 'en', { contrast: true }),
  shot(SMALL, 'en'),
  shot(TALL, 'ar', { contrast: true }),
  shot(WIDE, 'ar'),
  shot(SMALL, 'ar', { larger: true }),
  shot(SMALL, 'hi', { larger: true }),
  shot(SMALL, 'es', { larger: true, contrast: true }),
  shot(TALL, 'es', { larger: true }),
  shot(TALL, 'hi', { lower: false, contrast: true }),
  shot(SMALL, 'en', { larger: true, lower: false }),
  shot(SMALL, 'es', { larger: true, aloud: true }),
  shot(SMALL, 'ar', { contrast: true, aloud: true }),
  shot(TALL, 'hi', { larger: true, aloud: true }),
];

export const nameOfShot = ({
  size,
  language,
  contrast,
  larger,
  lower = true,
  aloud = false,
}: SizedShot): string =>
  [
    `${size.width}x${size.height}`,
    language,
    contrast ? 'contrast' : 'light',
    ...(larger ? ['larger'] : []),
    ...(lower ? [] : ['upper']),
    ...(aloud ? ['aloud'] : []),
  ].join('-');

/** What holds on every screen of a kiosk: 7:1 in high contrast, the sizes of fingers and of an arm's length. */
export const measuresOf = ({ size, contrast, lower = true }: SizedShot): Measures => ({
  target: 48,
  text: 18,
  contrast: contrast ? 7 : 4.5,
  scrolls: false,
  lower: lower && size.height > size.width,
});
