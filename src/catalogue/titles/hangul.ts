/** Hangul letters by their place in a syllable, as the Revised Romanisation spells each of them. */
const FIRST = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ');
const VOWEL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const LAST = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

const [FIRST_SYLLABLE, VOWELS, LASTS] = [0xac00, 21, 28];

/** Hangul syllable by syllable, as people write it who do not think of how it sounds: "dokrip", not "dongnip". */
export const plainHangul = (text: string): string =>
  text.replace(/[가-힣]/g, (syllable) => {
    const number = syllable.charCodeAt(0) - FIRST_SYLLABLE;
    const letters = [
      FIRST[Math.floor(number / (VOWELS * LASTS))],
      VOWEL[Math.floor(number / LASTS) % VOWELS],
      LAST[number % LASTS],
    ];
    return letters.join('').replaceAll('_', '');
  });
