import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { ASPECTS, type Review, reviewKey } from '../../../src/reviews/review.ts';
import { ALL_SCORES } from '../../../src/reviews/score.ts';

const keyOf = ({ showId, author }: Review) => reviewKey(showId, author.id);
const byKey = (a: Review, b: Review) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** What the reviews add up to, counted one by one. */
const scoresOf = (reviews: readonly Review[]) => ({
  reviews: reviews.length,
  scores: ALL_SCORES.toReversed().map((score) => reviews.filter((one) => one.score === score).length),
});

function showFacts(reviews: readonly Review[]) {
  if (reviews.length === 0) return undefined;
  const aspects = ASPECTS.flatMap((aspect) => {
    const scores = reviews.flatMap((one) => one.aspects?.[aspect] ?? []);
    return scores.length === 0
      ? []
      : [[aspect, { sum: scores.reduce((sum, score) => sum + score), count: scores.length }]];
  });
  const count = (status: string) => reviews.filter(({ progress }) => progress?.status === status).length;
  const statuses = {
    completed: count('completed'),
    watching: count('watching'),
    dropped: count('dropped'),
  };
  return { ...scoresOf(reviews), aspects: Object.fromEntries(aspects), statuses };
}

const highestFirst = (reviews: readonly Review[]) =>
  reviews
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.writtenAt - a.writtenAt || byKey(a, b))
    .map(keyOf);

/**
 * What a guild's memory keeps about shows, members and all reviews, as a recount of them gives it.
 * @param reviews those that count
 * @param countsAs the show that a show is merged into, or itself
 */
export function recounted(
  reviews: readonly Review[],
  countsAs: (showId: string) => string,
  showIds: readonly string[],
  userIds: readonly string[],
): object {
  const ofShow = (id: string) => reviews.filter(({ showId }) => countsAs(showId) === countsAs(id));
  const by = (id: string) => reviews.filter(({ author }) => author.id === id);
  const posted = reviews.filter(({ posting }) => posting.state === 'posted');
  return {
    guild: scoresOf(reviews),
    shows: showIds.map((id) => [showFacts(ofShow(id)), highestFirst(ofShow(id))]),
    members: userIds.map((id) => [scoresOf(by(id)), highestFirst(by(id))]),
    latest: posted.sort((a, b) => b.writtenAt - a.writtenAt || byKey(a, b)).map(keyOf),
  };
}

/** The keys of reviews in their order. */
const keysIn = (order: { readonly size: number; at(position: number): string | undefined }) =>
  Array.from({ length: order.size }, (_, position) => order.at(position));

/** The same as `recounted`, as memory has it. */
export async function kept(
  memory: GuildMemory,
  showIds: readonly string[],
  userIds: readonly string[],
): Promise<object> {
  await memory.latestReviews.prepare();
  const plain = <F extends { readonly scores: { readonly each: readonly number[] } }>(facts: F | undefined) =>
    facts && { ...facts, scores: facts.scores.each };
  const show = async (id: string) => [plain(memory.aboutShow(id)), keysIn(await memory.scoreOrders.of(id))];
  const member = async (id: string) => [
    plain(memory.aboutMember(id)),
    keysIn(await memory.ownScoreOrders.of(id)),
  ];
  return {
    guild: plain(memory.aboutGuild),
    shows: await Promise.all(showIds.map(show)),
    members: await Promise.all(userIds.map(member)),
    latest: keysIn(memory.latestReviews),
  };
}
