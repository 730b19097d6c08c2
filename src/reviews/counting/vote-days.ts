/** User ids by the day on which their votes were first seen, as `dayOf` numbers it. */
export type StoredDays = { readonly [day: string]: readonly string[] };

const DAY = 24 * 60 * 60 * 1000;

/** The number of a day (UTC), counted from 1 January 1970. @param time milliseconds since the epoch */
export const dayOf = (time: number): number => Math.floor(time / DAY);

/** When a day begins, in milliseconds since the epoch. */
export const timeOfDay = (day: number): number => day * DAY;

/** On which day each member's vote was first seen. Reads the stored days when they are first needed. */
export class VoteDays {
  readonly #voters: () => Iterable<string>;
  readonly #stored: StoredDays;
  /** Undefined for votes from before days were kept. */
  #byVoter: Map<string, number | undefined> | undefined;

  /** @param voters answers everybody who has a vote now */
  constructor(voters: () => Iterable<string>, stored: StoredDays = {}) {
    this.#voters = voters;
    this.#stored = stored;
  }

  /** By user id. Get it before votes are replaced: it takes the votes of now for those that are stored. */
  open(): Map<string, number | undefined> {
    if (this.#byVoter !== undefined) return this.#byVoter;
    const days = new Map<string, number | undefined>(Array.from(this.#voters(), (id) => [id, undefined]));
    for (const [day, userIds] of Object.entries(this.#stored))
      for (const userId of userIds) if (days.has(userId)) days.set(userId, Number(day));
    this.#byVoter = days;
    return days;
  }

  /** Forgets everybody who has no vote. */
  keepOnly(hasVote: (userId: string) => boolean): void {
    const days = this.open();
    for (const userId of days.keys()) if (!hasVote(userId)) days.delete(userId);
  }

  /** The days to store; undefined when none is known. */
  toEntry(): StoredDays | undefined {
    const known = Array.from(this.open()).filter(([, day]) => day !== undefined);
    const byDay = Map.groupBy(known, ([, day]) => String(day));
    if (byDay.size === 0) return undefined;
    return Object.fromEntries(Array.from(byDay, ([day, votes]) => [day, votes.map(([userId]) => userId)]));
  }
}
