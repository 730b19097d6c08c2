import { parseScore, type Score } from '../../score.ts';

const OUT_OF =
  '(?:[/⁄∕]|out of|of|из|sur|von|de|sobre|su|na|dari|daripada|av|van(?: de)?|od|จาก|เต็ม|trên|üzerinden)';
const NUMBER = '\\d{1,3}(?:[.,]\\d{1,2})?';
const UNIT =
  '(?:stars?|points?|pts?|punkte?n?|sternen?|étoiles?|estrellas?|estrelas?|stelle|баллов|звезд|звёзд|puan|คะแนน|ดาว|bintang|gwiazdek)';

/** A rating in digits that says what it is out of, without groups: "8.5/10", "8 из 10", "16/20", "85/100". */
export const FRACTION = `${NUMBER} ?${OUT_OF} ?(?:100|10|20|5)(?:[.,]0)?(?![\\d.,]?\\d|[/⁄])`;
export const STARS = '(?:[★⭐🌟] ?)+[½⯨✬]?(?: ?☆)*|☆{5}(?:☆{5})?';

/** Every way to write a rating, as the whole of what stands there; the groups are the value, and what it is out of. */
const NOTATIONS: readonly (readonly [RegExp, outOf?: number])[] = [
  [new RegExp(`^(${NUMBER}) ?${OUT_OF} ?(100|10|20|5)(?:[.,]0)? ?${UNIT}?$`, 'iu')],
  [new RegExp(`^(${NUMBER}) ?${UNIT} ?${OUT_OF} ?(100|10|5)$`, 'iu')],
  [
    /^(?<of>100|10|5)(?:점 만점에?|点満点中|点中|点満点で|分制|つ星のうち) ?(?<value>\d{1,3}(?:\.\d)?) ?[점点分]?$/u,
  ],
  [/^(?:满分|滿分) ?(?<of>100|10|5) ?分?[,， ]+(?:给|給|打)? ?(?<value>\d{1,3}(?:\.\d)?) ?分?$/u],
  [/^(?<of>100|10|5) ?(?:üzerinden|คะแนนเต็ม) ?(?<value>\d{1,3}(?:[.,]\d)?)(?: puan)?$/iu],
  [/^(\d{1,3}(?:[.,]\d)?) ?%$/u, 100],
  [/^(10(?:\.0)?|\d(?:\.\d)?) ?[分点點점]$/u, 10],
  [/^(\d{2,3}) ?[分点點점]$/u, 100],
  [
    /^([1-5](?:[.,]\d)?) ?(?:stars?|étoiles?|sterne?n?|estrellas?|estrelas?|stell[ae]|gwiazdk[ai]|звезды|звёзды|yıldız|bintang|ดาว|星|つ星|颗星|顆星)$/iu,
    5,
  ],
  [/^별 ?([1-5](?:\.\d)?) ?개$/u, 5],
  [/^([6-9]|10) stars?$/iu, 10],
  [/^(10(?:[.,]0)?|\d(?:[.,]\d)?) (?:puan|баллов|балла)$/iu, 10],
];

/**
 * Reads a rating in any notation, and nothing beside it.
 * @param plain as `normalizeLine` leaves it
 * @returns undefined when it is no rating; `{ score: undefined }` for a rating that is none of the 21 scores
 */
export function readRating(plain: string): { readonly score: Score | undefined } | undefined {
  if (/^[★⭐🌟☆]/u.test(plain)) return readStars(plain);
  for (const [pattern, known] of NOTATIONS) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const value = match.groups?.value ?? match[1] ?? '';
    return { score: scoreOf(value, known ?? Number(match.groups?.of ?? match[2])) };
  }
  return undefined;
}

/** @param outOf 5, 10, 20 or 100 */
function scoreOf(value: string, outOf: number): Score | undefined {
  if (outOf <= 10) return parseScore(`${value}/${outOf}`);
  const tenths = (Number(value.replace(',', '.')) * 100) / outOf;
  return tenths <= 100 && tenths % 5 === 0 ? tenths : undefined;
}

const ONLY_STARS = new RegExp(`^(?:${STARS})$`, 'u');

/** Reads stars out of five, or out of ten when there are ten. A single star is decoration. */
function readStars(stars: string): { score: Score | undefined } | undefined {
  if (!ONLY_STARS.test(stars)) return undefined;
  const full = stars.match(/[★⭐🌟]/gu)?.length ?? 0;
  const half = /[½⯨✬]/u.test(stars) ? 1 : 0;
  const empty = stars.match(/☆/gu)?.length ?? 0;
  const all = full + half + empty;
  if (all === 10) return { score: full * 10 + half * 5 };
  if (all > 5 || all === 1 || (empty > 0 && all !== 5)) return undefined;
  return { score: full * 20 + half * 10 };
}
