import type { Score } from '../../score.ts';
import { FRACTION, readRating } from './notations.ts';
import { isDeniedOrOthers } from './whose.ts';

const SHOW =
  '(?:it|(?:this|the)(?: (?:whole|entire))?(?: (?:show|drama|series|film|movie|anime|game|book|one))?)';
const ADJECTIVE =
  '(?:(?:very|pretty|really) )?(?:solid|strong|full|perfect|easy|good|well-deserved|big|whole|generous|easy-peasy)';
/** First persons that give a score, and the show that gets one, by language. */
const VERDICTS = [
  `(?:i(?:['’]?d| would|['’]ll| will)? )?(?:(?:still|happily|gladly|just|only|therefore|so|probably|definitely|easily|have to|must) ){0,4}(?:give|gave|giving|rate|rated|rating|score|scored) ${SHOW}(?: (?:an?|at|as|as an?))?`,
  `(?:it(?:['’]s| is| gets| deserves)|this one['’]s|(?:this|this (?:show|drama|series|film|movie|anime|one)) (?:is|gets|deserves))(?: an?)?(?: from me)?`,
  "(?:i(?:[’']?d| would|[’']ll| will)? )?(?:say|give|go with|settle on) (?:an?)?",
  "(?:von mir(?: gibt es| gibt[’']s)?|ich (?:gebe|vergebe|würde)(?: (?:dem|der|ihm|ihr|dieser|diesem)(?: \\p{L}+)?)?|ich gebe)(?: (?:eine?|gute|solide))*",
  '(?:je (?:lui )?(?:donne|mets|met)|je lui mets)(?: (?:un|une|la note de))?',
  '(?:le (?:doy|pongo|daría)|yo le doy|se lleva)(?: (?:un|una))?',
  '(?:dou|minha nota é|eu dou|leva)(?: (?:um|uma|nota))*',
  '(?:gli do|le do|do|il mio voto è)(?: (?:un|uno|voto))*',
  '(?:daję|dałem|dałam|ode mnie|moja ocena to)',
  '(?:ставлю|моя оценка|от меня|я ставлю|поставлю)(?: твёрдые| твердые| —)?',
  '(?:saya beri|aku kasih|gue kasih|kasih)(?: nilai| skor)?',
];
const BEFORE_RATING = VERDICTS.map((verdict) => `(?:${verdict})`).join('|');
const SENTENCE_VERDICT = new RegExp(
  `(?<![\\p{L}\\p{N}'’])(?:${BEFORE_RATING}) ?(?:${ADJECTIVE} )?(?<rating>${FRACTION})(?: ?stars| points)?(?=$|[.!,;)…！。]|\\s(?:because|due to|thanks to|since|for me|from me|overall|easily|and|stars|weil|porque|parce que|perché|потому что)(?:\\s|[.!,]|$))`,
  'giu',
);
const EASTERN =
  /(?:我给|我給|给|打|打分|評価は|点数は|점수는|평점은|ให้|หัก)\s?(?<rating>\d{1,3}(?:\.\d)?\s?(?:[/⁄]\s?(?:100|10|5)|[分点점]))(?=$|[.!。！]|\s?입니다|です)/u;
const WORTH_A_LOOK = /\d/;
const SENTENCE_END = /(?<=[.!?…。！？][”"’')\]]?)\s+|(?<=[。！？])/u;

/**
 * Finds the score that a sentence of the line gives the show in the first person ("I give it 9/10 because ..."); undefined when
 * there is none, when two differ, or when the sentence denies it, wishes it, or has it from somebody else.
 * @param plain as `plainLine` leaves it
 */
export function readVerdict(plain: string): Score | undefined {
  if (!WORTH_A_LOOK.test(plain)) return undefined;
  const scores = new Set<Score>();
  for (const sentence of plain.split(SENTENCE_END)) {
    if (!WORTH_A_LOOK.test(sentence)) continue;
    const ratings = [...sentence.matchAll(SENTENCE_VERDICT), ...[EASTERN.exec(sentence) ?? []]]
      .map((match) => ('groups' in match ? match.groups?.rating : undefined))
      .filter((rating) => rating !== undefined);
    for (const rating of ratings) {
      const read = readRating(rating.replace(/\s/g, ''))?.score ?? readRating(rating)?.score;
      if (read === undefined || isDenied(sentence)) return undefined;
      scores.add(read);
    }
  }
  return scores.size === 1 ? [...scores][0] : undefined;
}

/** A reason after the score can have any words: "because nobody was wasted". */
function isDenied(sentence: string): boolean {
  const [claim = ''] = sentence.split(/ (?:because|since|weil|porque|parce que|perché|потому что) /iu);
  const numbers = claim.match(/(?<!\d)\d+ ?[/⁄] ?\d+/g)?.length ?? 0;
  return isDeniedOrOthers(claim) || numbers > 1;
}
