import { createHash } from 'node:crypto';

/** The colour of a name in the page, in degrees on the circle of hues. */
const hueOf = (name: string): number =>
  [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);

/**
 * The hash of an invented member's picture, in the form that Discord gives them. It tells all that the picture needs: the
 * first three of its digits are the name's colour, which the page's circles have, too, and the rest its shapes.
 */
export const avatarHash = (name: string): string =>
  hueOf(name).toString(16).padStart(3, '0') + createHash('md5').update(name).digest('hex').slice(3);

/** A hash as its picture needs it: a hue in degrees, and numbers from 0 to 15 for the shapes. */
export function readAvatarHash(hash: string): { hue: number; shapes: readonly number[] } {
  const digits = Array.from(hash.slice(3), (digit) => Number.parseInt(digit, 16));
  return { hue: Number.parseInt(hash.slice(0, 3), 16) % 360, shapes: digits };
}
