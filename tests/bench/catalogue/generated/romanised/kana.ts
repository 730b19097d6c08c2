import { hiragana } from '../letters.ts';

/** Hepburn, as signs and titles in Japan write it. */
const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  `あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo
  た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo
  ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa を wo ん n ゔ vu
  ふぁ fa ふぃ fi ふぇ fe ふぉ fo てぃ ti でぃ di うぃ wi うぇ we うぉ wo しぇ she ちぇ che じぇ je ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo とぅ tu どぅ du つぁ tsa つぉ tso ふゅ fyu てゅ tyu でゅ dyu`
    .trim()
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, at, all) => {
      if (at % 2 === 0) pairs.push([word, all[at + 1] ?? '']);
      return pairs;
    }, []),
);
const SMALL: Readonly<Record<string, string>> = { ゃ: 'a', ゅ: 'u', ょ: 'o' };

/** How people write what Hepburn has signs above letters for. */
export interface KanaStyle {
  /** "ou" and "uu" as in kana (shoujo), short (shojo), or as the vowel twice (oo). */
  readonly long: 'kana' | 'short' | 'twice';
  readonly particleWo: 'wo' | 'o';
}

export const KANA_STYLES: readonly KanaStyle[] = [
  { long: 'kana', particleWo: 'wo' },
  { long: 'short', particleWo: 'o' },
  { long: 'kana', particleWo: 'o' },
  { long: 'short', particleWo: 'wo' },
  { long: 'twice', particleWo: 'o' },
];

/** A word of kana in Latin letters; what is no kana stays. */
export function romanisedKana(kana: string, { long }: KanaStyle): string {
  const signs = hiragana(kana);
  let written = '';
  let isDoubled = false;
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] as string;
    const small = SMALL[signs[at + 1] ?? ''];
    if (sign === 'っ') {
      isDoubled = true;
      continue;
    }
    if (sign === 'ー') {
      if (long !== 'short') written += written.at(-1) ?? '';
      continue;
    }
    let letters = SIGNS[signs.slice(at, at + 2)];
    if (letters !== undefined) at += 1;
    else letters = SIGNS[sign] ?? sign;
    if (small !== undefined && letters.endsWith('i')) {
      letters = /^(?:sh|ch|j)/.test(letters)
        ? letters.slice(0, -1) + small
        : `${letters.slice(0, -1)}y${small}`;
      at += 1;
    }
    if (isDoubled) letters = (letters.startsWith('ch') ? 't' : (letters[0] ?? '')) + letters;
    isDoubled = false;
    written += letters;
  }
  if (long === 'short') return written.replace(/ou|oo/g, 'o').replace(/uu/g, 'u');
  return long === 'twice' ? written.replace(/ou/g, 'oo') : written;
}
