import { parseScore, type Score } from '../../score.ts';
import { LABEL } from './labels.ts';
import { readRating } from './notations.ts';
import { isDeniedOrOthers, namesPart } from './whose.ts';

/** A line about the show's score: `isWhole` when it says nothing else, so that it can leave the text. */
export interface ScoreLine {
  readonly score: Score | undefined;
  readonly isWhole: boolean;
}

/** Marks and pictures that people put around a score. */
const AROUND_START =
  /^(?:[-•·>#–—~=_:([{|"“«→「『【・]|(?![⭐🌟])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\s)+/u;
const SMILEY = ':-?[)DP3]';
const MARK_AT_END = String.raw`[-•·–—~=_)\]}|"”»!.。！…,;」』】]|(?![⭐🌟])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\s|<3|${SMILEY}`;
/** Begins neither behind such a mark nor within a smiley: of many marks, each would be tried as the first. */
const AROUND_END = new RegExp(`(?<!${MARK_AT_END}|:(?=${SMILEY.slice(1)}))(?:${MARK_AT_END})+$`, 'u');
const LABELLED = new RegExp(
  `^${LABEL} ?(?<mark>[:=–—>-]|is|is an?|ist|est|es|é|è|:-)? ?(?<rating>[^\\p{L}\\s].{0,23})$`,
  'iu',
);
const LABEL_ALONE = new RegExp(`^${LABEL} ?[:=–—-]?$`, 'iu');
const BARE_NUMBER = /^(?:10(?:[.,]0)?|\d(?:[.,]\d)?)$/;

/** What may stand before a rating on its line, and keeps it the member's own of the show. */
const LEADS = new RegExp(
  `^(?:(?:(?:a|an|so|it['’]s|it is|my|solid|strong|easy|full|perfect|definitely|easily|overall|in the end|all in all|in total|in short|tl;?dr|for me|still|honestly|final|verdict|i['’]d say|i say|i would say|insgesamt|alles in allem|en resumen|en general|para mí|au final|pour moi|no geral|nel complesso|в итоге|итого|would|will|definitely|watch|rewatch|recommend|recommended|highly|must|it|this|again|to everyone|loved it|liked it|enjoyed it|great show|great drama|great film|great movie|good fun|good show|good film|good movie|worth it|worth watching|${LABEL})[,:;.!–—-]? ?){1,8})$`,
  'iu',
);
/** What may stand behind a rating on its line. */
const TAILS =
  /^[,;.!–—-]* ?(?:(?:for|from) me|in my (?:book|opinion)|imo|imho|overall|easily|stars?|points?|para mí|pour moi|für mich|per me|dla mnie|ode mnie|от меня|(?:i )?(?:would|will|do)? ?(?:definitely |highly |totally )?(?:watch|rewatch|recommend)(?: it| this)?(?: again| to (?:anyone|everyone))?|(?:highly |strongly )?recommended|must watch|worth it|loved it|no notes)$/iu;
const BECAUSE =
  /^,? (?:because|due to|thanks to|since|weil|porque|parce que|perché|потому что|bo|çünkü|karena) /iu;
const WORTH_A_LOOK = /\d|[★⭐🌟☆]/u;

/**
 * Reads a line that is a score: "8/10", "Nota: 7,5", "A solid 8/10 for me.", "10/10!!!!". Undefined when it is none, or is
 * somebody else's, of a part, or denied.
 * @param plain as `plainLine` leaves it
 */
export function readScoreLine(plain: string): ScoreLine | undefined {
  if (!WORTH_A_LOOK.test(plain)) return undefined;
  if (/^-\d/.test(plain)) return undefined;
  const inner = plain.replace(AROUND_START, '').replace(AROUND_END, '');
  // Beside digits, a star is decoration: "⭐ 8/10".
  const core = /\d/.test(inner) ? inner.replace(/^[★⭐🌟 ]+|(?<![★⭐🌟 ])[★⭐🌟 ]+$/gu, '') : inner;
  const bare = readRating(core);
  if (bare !== undefined) return { score: bare.score, isWhole: true };
  const labelled = readLabelled(core);
  if (labelled !== undefined) return { score: labelled.score, isWhole: true };
  const worded = readWorded(core);
  return worded && { score: worded.score, isWhole: false };
}

/** Whether a line is a label whose score stands on the next: "My rating:". */
export const isScoreLabel = (plain: string): boolean => LABEL_ALONE.test(plain);

function readLabelled(core: string): { score: Score | undefined } | undefined {
  const { mark, rating = '' } = LABELLED.exec(core)?.groups ?? {};
  const value = rating.replace(AROUND_START, '').replace(/ (?:(?:for|from) me)$/i, '');
  const read = value === '' ? undefined : readRating(value);
  if (read !== undefined) return read;
  if (!BARE_NUMBER.test(value)) return undefined;
  // Korean stars are out of five, or of ten.
  if (/^[^\d]*별점/u.test(core)) return undefined;
  return mark === undefined && /^(?:final|total|rated?|fazit|punkte|итог|总评)\b/iu.test(core)
    ? undefined
    : { score: parseScore(value) };
}

function readWorded(core: string): { score: Score | undefined } | undefined {
  for (const { 0: rating, index } of core.matchAll(RATING_WITHIN)) {
    const before = core.slice(0, index).trim();
    const after = core.slice(index + rating.length).trim();
    const reason = BECAUSE.test(after);
    if (before !== '' && !LEADS.test(before)) return undefined;
    if (after !== '' && !reason && !TAILS.test(after)) return undefined;
    if (!reason && (namesPart(before) || isDeniedOrOthers(before))) return undefined;
    if (WORTH_A_LOOK.test(reason ? after.replace(/\d/, '') : before + after)) return undefined;
    return readRating(rating.trim());
  }
  return undefined;
}

/** A rating within a line, at whose sides are no other numbers. */
const RATING_WITHIN =
  /(?<!\d[.,/–-]? ?)(?<![/–-] ?)(?:\d{1,3}(?:[.,]\d)? ?(?:[/⁄∕]|out of|из|sur|von|su|dari) ?(?:100|10|5)(?! ?[/⁄]|\d| ?[–-] ?\d)|(?:[★⭐🌟] ?){2,5}½?☆*)/gu;
