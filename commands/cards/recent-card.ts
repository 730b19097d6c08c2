import { readReviews } from '../../src/guilds/reviews/authors.ts';
import { leadOnCard } from '../../src/presentation/cards/lead-on-card.ts';
import { type RecentReview, recentCard } from '../../src/presentation/cards/recent-card.ts';
import { channelButton } from '../../src/presentation/links/onward.ts';
import type { CardContext, Renderer } from './card-context.ts';
import { mayChooseChannel } from './may-choose-channel.ts';
import { peopleOf } from './people.ts';
import { reviewedShow } from './shows/reviewed-show.ts';

const REVIEWS_ON_A_PAGE = 8;

/** A page of the newest reviews. */
export const renderRecent: Renderer<'recent'> = async (address, context) => {
  const { guild, interaction, place, t } = context;
  const { latestReviews } = guild.memory;
  await latestReviews.prepare();
  const pages = Math.max(1, Math.ceil(latestReviews.size / REVIEWS_ON_A_PAGE));
  const page = Math.min(address.page, pages);
  const here = { ...address, page };
  const before = (page - 1) * REVIEWS_ON_A_PAGE;
  const keys = Array.from(
    { length: REVIEWS_ON_A_PAGE },
    (_, place) => latestReviews.at(before + place) ?? [],
  );
  const reviews = await readRecent(context, keys.flat());
  if (reviews.length === 0) {
    const also = mayChooseChannel(context) ? [channelButton(t)] : [];
    const sentence = guild.memory.aboutGuild.reviews === 0 ? t('card.empty') : t('recent.unposted');
    return { message: leadOnCard({ ...place, here }, sentence, t, also) };
  }
  const server = interaction.guild.name;
  return { message: recentCard({ place: { ...place, here }, here, reviews, pages, server, t }) };
};

/** Leaves out a review that is gone by now, or can't be read. */
async function readRecent(context: CardContext, keys: readonly string[]): Promise<RecentReview[]> {
  const { guild } = context;
  const read = await readReviews(guild, keys);
  const found = keys.map((key) => ({ ...reviewedShow(guild.memory, key), review: read.get(key) }));
  const authors = found.flatMap(({ review }) => review?.author ?? []);
  const person = await peopleOf(
    context,
    authors.map(({ id }) => id),
    authors,
  );
  return found.flatMap(({ show, link, review, facts }) => {
    if (show === undefined || link === undefined || review === undefined || facts === undefined) return [];
    const covered = guild.memory.moderation(facts.key).covered !== undefined;
    return [{ review, show, author: person(review.author.id), covered, link }];
  });
}
