import type { GuildMemory } from '../memory/guild-memory.ts';

/** The keys of a member's reviews that are hidden, last hidden first. */
export const hiddenReviewsBy = (
  { moderations, reviewByKey }: Pick<GuildMemory, 'moderations' | 'reviewByKey'>,
  authorId: string,
): string[] =>
  [...moderations.of(authorId)]
    .filter(([key, { hidden }]) => hidden !== undefined && reviewByKey(key) !== undefined)
    .sort(([, a], [, b]) => (b.hidden?.at ?? 0) - (a.hidden?.at ?? 0))
    .map(([key]) => key);
