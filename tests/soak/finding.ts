/** Something that must not happen, and how it came about. */
export interface Finding {
  readonly seed: number;
  /** How many presses had been done. */
  readonly after: number;
  readonly problem: string;
  /** The last presses, oldest first. */
  readonly last: readonly string[];
}

/** A finding in words, with all that it takes to repeat it. */
export const reportOf = ({ seed, after, problem, last }: Finding): string =>
  `Seed ${seed}, after ${after} presses: ${problem}\nThe last presses:\n  ${last.join('\n  ')}\n`;
