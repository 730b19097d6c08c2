import { timeOfDay } from '../../reviews/counting/vote-days.ts';
import { formatScore } from '../../reviews/score.ts';
import { ID_SITES } from '../../reviews/shows/show-ids.ts';
import type { GuildSectionRecord } from '../documents/guild-document.ts';
import type { Cell } from './csv-encoding.ts';

type Show = GuildSectionRecord<'shows'>;
type Review = GuildSectionRecord<'reviews'>;

/** The columns of the tables of a guild's export, which docs/export-format.md explains. */
export const TABLES = {
  shows: ['id', 'title', 'year', 'kind', 'aliases', ...ID_SITES, 'merged_into', 'added_by', 'added_at'],
  reviews: [
    ...['show_id', 'title', 'year', 'author_id', 'author', 'score', 'headline', 'text', 'spoilers'],
    ...['story', 'acting', 'music', 'rewatch', 'status', 'episodes_seen', 'episodes'],
    ...['written_at', 'edited_at', 'imported_from', 'helpful', 'not_helpful'],
  ],
  votes: ['show_id', 'author_id', 'voter_id', 'helpful', 'day'],
} as const;

const inTens = (score: number | undefined): Cell => (score === undefined ? undefined : formatScore(score));
const isoTime = (at: number | undefined): Cell => (at === undefined ? undefined : new Date(at).toISOString());

export const showRow = (show: Show): readonly Cell[] => [
  ...[show.id, show.title, show.year, show.kind, show.aliases?.join('; ')],
  ...ID_SITES.map((site) => show.ids?.[site]),
  ...[show.mergedInto, show.addedBy, isoTime(show.addedAt)],
];

/** @param show the show that it is of; absent where there is none any more */
export const reviewRow = (review: Review, show: Show | undefined): readonly Cell[] => {
  const { author, aspects = {}, progress = {}, votes } = review;
  return [
    ...[review.showId, show?.title, show?.year, author.id, author.name, inTens(review.score)],
    ...[review.headline, review.body, review.spoilers],
    ...[aspects.story, aspects.acting, aspects.music, aspects.rewatch].map(inTens),
    ...[progress.status, progress.seen, progress.total],
    ...[isoTime(review.writtenAt), isoTime(review.editedAt), review.imported?.from],
    ...[votes?.helpful.length ?? 0, votes?.notHelpful.length ?? 0],
  ];
};

/** A row for each vote on a review. */
export function voteRows({ showId, author, votes }: Review): readonly (readonly Cell[])[] {
  if (votes === undefined) return [];
  const days = new Map(
    Object.entries(votes.days ?? {}).flatMap(([day, users]) =>
      users.map((user) => [user, new Date(timeOfDay(Number(day))).toISOString().slice(0, 10)] as const),
    ),
  );
  const row = (isHelpful: boolean) => (voter: string) =>
    [showId, author.id, voter, isHelpful, days.get(voter)] as const;
  return [...votes.helpful.map(row(true)), ...votes.notHelpful.map(row(false))];
}
