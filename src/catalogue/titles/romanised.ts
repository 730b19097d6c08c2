import { romanize } from 'es-hangul';
import { pinyin } from 'pinyin-pro';
import { toRomaji } from 'wanakana';
import { inLatin, plainHangul } from './alphabets.ts';
import { inHiragana } from './title-form.ts';

const HANGUL = /\p{Script=Hangul}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * A form as people write it in Latin letters: Hangul as it is spelt and as it sounds, kana with long vowels written out and without,
 * Chinese by pinyin, Cyrillic and Greek. Kanji beside kana have readings that no table knows: none of those.
 */
export function romanised(form: string): string[] {
  if (HANGUL.test(form)) return latin([plainHangul(form), romanize(form)]);
  if (KANA.test(form)) return HAN.test(form) ? [] : latin(kana(inHiragana(form)));
  if (HAN.test(form)) return latin(pinyinOf(form));
  return latin(inLatin(form));
}

/** "toukyou" is typed "tokyo" as well; the particles は and へ are said wa and e, which nobody can tell from others here. */
function kana(form: string): string[] {
  const long = toRomaji(form.replace(/[ー〜]/g, '')).toLowerCase();
  const doubled = toRomaji(
    form.replace(/([ぁ-ん])ー/g, (_, before: string) => before + vowelOf(before)),
  ).toLowerCase();
  return [long, doubled, doubled.replace(/o[ou]/g, 'o').replace(/uu/g, 'u'), doubled.replace(/wo/g, 'o')];
}

const vowelOf = (letter: string): string =>
  ({ a: 'あ', i: 'い', u: 'う', e: 'え', o: 'お' })[toRomaji(letter).at(-1) ?? ''] ?? '';

/** "ü" is typed as "v", as keyboards have it, or as "u". */
function pinyinOf(form: string): string[] {
  const syllables = pinyin(form, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  const written = syllables.join(' ').replace(/ +/g, ' ').trim();
  return [written, written.replace(/\b([ln])v/g, '$1u')];
}

const latin = (forms: readonly string[]): string[] =>
  [...new Set(forms.map((form) => form.toLowerCase().replace(/[^\p{L}\p{N}\p{M} ]/gu, '')))].filter((form) =>
    /^(?=[^a-z]*[a-z])[\p{Script=Latin}\d ]*$/u.test(form),
  );
