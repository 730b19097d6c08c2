import type { Aspect } from '../../review.ts';
import { parseScore } from '../../score.ts';
import type { Facts } from './page.ts';

const OWN: Readonly<Record<string, Aspect>> = {
  story: 'story',
  acting: 'acting',
  'acting/cast': 'acting',
  cast: 'acting',
  music: 'music',
  rewatch: 'rewatch',
  'rewatch value': 'rewatch',
};
const LABEL =
  '(overall(?: rating| score)?|story|acting ?/ ?cast|acting|cast|music|rewatch(?: value)?|animation|art|sound|characters?|enjoyment|visuals|direction|writing)';
const NUMBER = '(\\d{1,2}(?:[.,]\\d{1,2})?)(?: ?/ ?10)?';
const SCORES = new RegExp(`^(?:${LABEL}(?: ?[:=–—-])? ?${NUMBER}(?:[ ,;|·]+|$))+$`, 'i');
const ONE_SCORE = new RegExp(`${LABEL}(?: ?[:=–—-])? ?${NUMBER}`, 'gi');
const LABEL_ALONE = new RegExp(`^${LABEL} ?[:=–—-]?$`, 'i');
const NUMBER_ALONE = new RegExp(`^${NUMBER}$`);
type AspectScores = NonNullable<Facts['scores']>;

/** Reads a line of scores for parts of a show: "Story 8.0", "Overall 8/10, Music 7"; undefined when it is something else. */
export function readAspectLine(plain: string): AspectScores | undefined {
  if (!/^[a-z]/i.test(plain) || !/\d/.test(plain) || !SCORES.test(plain)) return undefined;
  return Array.from(plain.matchAll(ONE_SCORE), ([, label, number]) => aspectScore(label, number));
}

/** Reads a label ("Overall") and the number on the line below it; undefined when they are something else. */
export function readLabelAndNumber(label: string, number: string): AspectScores | undefined {
  const [, name] = LABEL_ALONE.exec(label) ?? [];
  const [, value] = name === undefined ? [] : (NUMBER_ALONE.exec(number) ?? []);
  return name === undefined || value === undefined ? undefined : [aspectScore(name, value)];
}

function aspectScore(label = '', number = ''): AspectScores[number] {
  const name = label.toLowerCase().replace(/ ?\/ ?/, '/');
  const score = parseScore(number);
  return { of: name.startsWith('overall') ? 'overall' : (OWN[name] ?? 'other'), score };
}
