/** Numbers from 0 to 1, the same for the same seed: see `stream`. */
export type Chance = () => number;

/** One of them. */
export const pick = <T>(next: Chance, from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;

/** A whole number from 0 up to and without `below`. */
export const whole = (next: Chance, below: number): number => Math.floor(next() * below);

/** A place among `count`, in the manner of Zipf: the first ten are drawn as often as those from the tenth to the hundredth. */
export const zipf = (next: Chance, count: number): number => Math.floor((count + 1) ** next()) - 1;

/** Words that stand in a text with white space between them. */
export const wordsIn = (text: string): readonly string[] => text.trim().split(/\s+/);
