const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Latin letters and marks, as most keys have: a word is one run. */
const ALPHABETIC = /^[ -~]*$/;
const ALPHABETIC_WORD = /[A-Za-z0-9]+/g;
const RUN =
  /\p{Script=Hangul}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

// The 27 Korean final consonants in Unicode's order (from U+11A8), as the initial consonants that people type.
const FINALS =
  'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'
    .normalize('NFKC')
    .split(' ');

/**
 * Splits the key of a title, or of a search for one, into the words that the index compares. Chinese and Japanese have no spaces
 * between words: they yield characters and pairs of neighbours, with katakana as hiragana. Korean yields single
 * letters, so that a search finds a syllable that is still being typed. Never empty for a visible text.
 */
export function searchWords(key: string): string[] {
  if (ALPHABETIC.test(key)) return key.match(ALPHABETIC_WORD) ?? (key === '' ? [] : [key]);
  const words = (key.match(WORD) ?? []).flatMap((word) => (word.match(RUN) ?? []).flatMap(wordsOfRun));
  return words.length > 0 || key === '' ? words : [key];
}

function wordsOfRun(run: string): string[] {
  if (/^\p{Script=Hangul}/u.test(run)) return [letters(run)];
  if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(run)) return [run];
  const characters = Array.from(run.replace(/[ァ-ヶ]/g, hiragana));
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return [...characters, ...pairs];
}

function letters(hangul: string): string {
  return hangul
    .normalize('NFD')
    .replace(/[\u11A8-\u11C2]/g, (final) => FINALS[final.charCodeAt(0) - 0x11a8] ?? final);
}

function hiragana(katakana: string): string {
  return String.fromCharCode(katakana.charCodeAt(0) - 0x60);
}
