import { repeatedText, wildText } from '../presentation/markdown/arbitrary-text.ts';
import type { Chance } from './chance.ts';
import { EMOJI, LINKS, ODD, PAGE_HEAD, PAGE_SCORES, PARAGRAPHS, PROGRESS, SCORES, TITLES } from './words.ts';

interface Wanted {
  /** In code points. */
  readonly least?: number | undefined;
  readonly most: number;
  readonly multiline?: boolean;
}

/** Texts up to a length in code points, made once: fast-check takes its time to prepare them. */
const LENGTHS = [12, 100, 1000, 6000];
const WILD = LENGTHS.map((length) => ({ length, texts: wildText(length) }));
const REPEATED = LENGTHS.map((length) => ({ length, texts: repeatedText(length) }));

function drawUpTo(prepared: typeof WILD, chance: Chance, most: number): string {
  const { texts } =
    prepared.find(({ length }) => length >= most) ?? (prepared.at(-1) as (typeof prepared)[0]);
  return chance.draw(texts);
}

/** What somebody types where up to `most` code points fit. */
const KINDS: readonly {
  readonly weight: number;
  readonly make: (chance: Chance, most: number) => string;
}[] = [
  { weight: 14, make: (chance) => chance.pick(TITLES) },
  { weight: 2, make: (chance) => chance.pick(SCORES) },
  { weight: 2, make: (chance) => chance.pick(EMOJI) },
  { weight: 1, make: (chance) => chance.pick(LINKS) },
  { weight: 1, make: (chance) => chance.pick(PROGRESS) },
  { weight: 2, make: (chance) => chance.pick(ODD) },
  { weight: 2, make: (chance, most) => drawUpTo(WILD, chance, Math.min(most, 12)) },
  { weight: 2, make: (chance, most) => drawUpTo(WILD, chance, most) },
  { weight: 1, make: (chance, most) => drawUpTo(REPEATED, chance, most) },
];

/** A text that somebody may type: a title, a score, a page of a review site, or what nobody should. */
export function textFor(chance: Chance, { least = 0, most, multiline = false }: Wanted): string {
  const text = anyText(chance, most, multiline);
  const lines = multiline ? text : text.replaceAll('\n', ' ');
  // A lone surrogate cannot be typed, and does not survive the way to the bot.
  return Array.from(lines.toWellFormed()).slice(0, most).join('').padEnd(least, 'x');
}

function anyText(chance: Chance, most: number, multiline: boolean): string {
  if (multiline && chance.happens(0.5)) return pastedPage(chance);
  // What is so short asks for a score, or for an emoji.
  if (most <= 20 && chance.happens(0.6)) return chance.pick(SCORES);
  if (most <= 64 && chance.happens(0.4)) return chance.pick(EMOJI);
  return chance.pickWeighted(KINDS, ({ weight }) => weight).make(chance, most);
}

/** A review as somebody copies it from a page, with more or less around it. */
function pastedPage(chance: Chance): string {
  const some = (lines: readonly string[], share: number) => lines.filter(() => chance.happens(share));
  return [
    ...some(PAGE_HEAD, 0.8),
    ...some(PAGE_SCORES, 0.8),
    ...some(['This review may contain spoilers'], 0.2),
    ...some(['Slow water, bright lamps'], 0.5),
    '',
    ...some(PARAGRAPHS, 0.7),
    ...some(PARAGRAPHS, 0.2),
    ...some(['', `Score: ${chance.pick(SCORES)}`], 0.3),
    ...some(['', 'Was this review helpful to you?'], 0.3),
  ].join('\n');
}

/** What somebody types before they pick a choice: nothing, a part of a title, a whole one, or anything. */
export function beginningFor(chance: Chance): string {
  if (chance.happens(0.5)) return '';
  const title = chance.pick(TITLES);
  const typed = chance.pick([title, title.slice(0, 1 + chance.upTo(8)), textFor(chance, { most: 200 })]);
  return typed.toWellFormed();
}

/** An emoji that a member reacts with. */
export const reactionFor = (chance: Chance): string => chance.pick(['👍', '👎', '🎉', '❤️', '👍🏽']);
