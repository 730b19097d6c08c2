import { readFile } from 'node:fs/promises';
import { GROUNDS, groundOf, shapeOf } from '../../presentation/pictures/drawing/tile-grounds.ts';
import { scoreColour } from '../../presentation/score-colour.ts';
import { ALL_SCORES, type Score } from '../../reviews/score.ts';

/** @param colour 0xRRGGBB */
export const hexadecimal = (colour: number): string => colour.toString(16).padStart(6, '0');

/** The class of what has the colour of a score. A policy of the pages refuses styles in their elements. */
export const colourClass = (score: Score | undefined): string => `score-${hexadecimal(scoreColour(score))}`;

/** The class of what stands on the ground that an id always has. */
export const groundClass = (id: string): string => `ground-${groundOf(id).slice(1).toLowerCase()}`;

export const shapeClass = (id: string): string => shapeOf(id);

/** The stylesheet of a site: what is written for it, and the colours that the bot's own pictures and messages have. */
export async function siteStyle(): Promise<string> {
  const written = await readFile(new URL('./site.css', import.meta.url), 'utf8');
  const scores = new Set([undefined, ...ALL_SCORES].map((score) => hexadecimal(scoreColour(score))));
  return [
    written,
    ...Array.from(scores, (colour) => `.score-${colour} { --score: #${colour}; }`),
    ...GROUNDS.map((colour) => `.ground-${colour.slice(1).toLowerCase()} { --ground: ${colour}; }`),
    '',
  ].join('\n');
}
