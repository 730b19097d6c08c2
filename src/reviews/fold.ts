/** How much of a review a guild that has not chosen otherwise shows before "Read all", in code points. */
const DEFAULT_FOLD = 1000;
/** Less than this tells nobody whether to read on. */
const LEAST_FOLD = 100;

/**
 * After how many code points posted reviews fold in a guild; undefined when they never do.
 * @param setting as stored: 0 for never
 */
export const foldOf = (setting: number = DEFAULT_FOLD): number | undefined =>
  setting === 0 ? undefined : Math.max(LEAST_FOLD, setting);
