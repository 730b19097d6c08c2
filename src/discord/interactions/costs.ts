/**
 * What a handler costs, in milliseconds of work at 100,000 reviews, as docs/figures.md and `npm run bench` measure it, rounded up.
 * An ordinary answer takes 1 to 2 ms and needs no limit of ours: Discord lets no member ask so often.
 */
export const COSTS = {
  /** A card: 36 ms for its picture, or up to 59 ms for taste that nobody has asked about lately. */
  card: 60,
  /** Searches all votes and reports of the guild on the database's thread. */
  search: 300,
  /** Asks Discord about each channel of the settings, or begins a job over all reviews. */
  survey: 300,
  /** Writes files from what is stored, which Discord then takes up. */
  files: 600,
  /** Downloads files and reads them in a thread, one import after the other for all guilds. */
  reading: 600,
} as const;
