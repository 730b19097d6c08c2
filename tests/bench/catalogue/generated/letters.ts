const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '&': 'and',
};

/** Without case and the accents of Latin, Greek and Cyrillic letters, as somebody writes who has no time for them. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .replace(/([еЕ])\u0308/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøæœłđðþıς&]/g, (letter) => SPECIAL[letter] ?? letter);

/** Input methods give hiragana first, so that katakana is typed so until it is converted. */
export const hiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));

/** Letters and numbers alone, katakana apart from hiragana. */
export const literalLetters = (text: string): string =>
  /^[a-z0-9]*$/.test(text) ? text : withoutAccents(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

/**
 * Letters and numbers alone: two titles with the same letters are the same to whoever types. Written without the bot's own rules.
 */
export const letters = (text: string): string => hiragana(literalLetters(text));
