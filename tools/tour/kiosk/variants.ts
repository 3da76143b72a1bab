import { LANGUAGES, type Language } from '../../../src/shared/domain/language.ts';

/** A screen that the tour is walked on, and how it looks there. */
export interface Variant {
  readonly name: string;
  readonly language: Language;
  readonly contrast: boolean;
  readonly size: { readonly width: number; readonly height: number };
}

const TALL = { width: 1080, height: 1920 };
const WIDE = { width: 1920, height: 1080 };
const SMALL = { width: 1024, height: 768 };

const variant = (language: Language, size: Variant['size'], contrast: boolean): Variant => ({
  ...{ language, size, contrast },
  name: `${language}-${size.width}x${size.height}-${contrast ? 'contrast' : 'light'}`,
});

const both = (language: Language, size: Variant['size']): readonly Variant[] => [
  variant(language, size, false),
  variant(language, size, true),
];

/** The one of the short form. */
export const SHORT_VARIANT: Variant = variant('en', SMALL, false);

/** Languages whose texts need every size and look: one that runs from left to right, and the one that does not. */
const THROUGHOUT: readonly Language[] = ['en', 'ar'];

/** Every size and look in one language of each direction, and every screen in every language. */
export const VARIANTS: readonly [Variant, ...Variant[]] = [
  SHORT_VARIANT,
  ...LANGUAGES.flatMap((language) =>
    THROUGHOUT.includes(language)
      ? [TALL, WIDE, SMALL].flatMap((size) => both(language, size))
      : [variant(language, language === 'hi' ? TALL : SMALL, language === 'es')],
  ).filter(({ name }) => name !== SHORT_VARIANT.name),
];
