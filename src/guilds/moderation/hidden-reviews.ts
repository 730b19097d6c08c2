import type { GuildMemory } from '../memory/guild-memory.ts';

/** The keys of a member's reviews that are hidden, last hidden first; without those known not to parse. */
export const hiddenReviewsBy = (
  memory: Pick<GuildMemory, 'moderations' | 'reviewByKey' | 'isUnreadable'>,
  authorId: string,
): string[] =>
  [...memory.moderations.of(authorId)]
    .filter(([key, { hidden }]) => hidden !== undefined && memory.reviewByKey(key) !== undefined)
    .filter(([key]) => !memory.isUnreadable(key))
    .sort(([, a], [, b]) => (b.hidden?.at ?? 0) - (a.hidden?.at ?? 0))
    .map(([key]) => key);
