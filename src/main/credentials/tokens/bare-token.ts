/** What comes along when a token is copied from a page, a mail, a terminal or a file. */
const AROUND: readonly RegExp[] = [
  /^(?:authorization|token)\s*[:=]\s*/i,
  /^bearer(?:\s+|$)/i,
  /^(["'`\u2018\u201a\u201c\u201e\u00ab\u2039])(.*)["'`\u2018\u2019\u201c\u201d\u00bb\u203a][,;]?$/su,
];

/** Marks without a shape: they cannot be seen, and no header carries one. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** What a header carries unchanged. */
const CARRIED = /^[\x20-\x7e]+$/;

/** What is left of a piece of a text that was cut, or of a whole file. */
const PIECE = /^["'`{[<]|["'`}\]>]$/;

/** What programs and pages write where there is nothing, or nothing that they show. */
const NOTHING = /^(undefined|null|none|nan|true|false|token|\[object object\]|[*x._•-]+)$/i;

/** A longer one would not be read again from an entry of a keychain. */
const LONGEST = 2_400;

/** A text that was pasted, without quotes, `Bearer`, blanks, line ends and unseen marks around it. */
export const stripped = (text: string): string => {
  let bare = text.replace(UNSEEN, '').trim();
  for (let before = ''; before !== bare; ) {
    before = bare;
    for (const part of AROUND) {
      const found = part.exec(bare);
      if (found !== null) bare = (found[2] ?? bare.slice(found[0].length)).trim();
    }
  }
  return bare;
};

/**
 * The token in a text that was pasted; `null` when the rest cannot be a token. A token is opaque, of any length and
 * alphabet (contract: airpay): nothing inside it is changed.
 */
export const bareToken = (text: string): string | null => {
  const bare = stripped(text);
  const fits = CARRIED.test(bare) && bare.length <= LONGEST;
  return fits && !PIECE.test(bare) && !NOTHING.test(bare) ? bare : null;
};
