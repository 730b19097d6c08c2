import { mayAttach } from '../../../src/discord/pictures/may-attach.ts';
import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { leadOnCard } from '../../../src/presentation/cards/lead-on-card.ts';
import { nameWithin } from '../../../src/presentation/cards/names.ts';
import { type YearView, yearCard } from '../../../src/presentation/cards/people/year-card.ts';
import { wallPicture } from '../../../src/presentation/pictures/wall-picture.ts';
import { monthOf, spanOf, yearOf } from '../../../src/reviews/period.ts';
import type { ReviewFacts } from '../../../src/reviews/review-facts.ts';
import { ScoreCounts } from '../../../src/reviews/score-counts.ts';
import { inTurns } from '../../../src/storage/turn.ts';
import type { Renderer } from '../card-context.ts';
import { LEAST_DRAWN } from '../least-drawn.ts';
import { personOf } from '../people.ts';
import { reviewedShow } from '../shows/reviewed-show.ts';
import { insteadOf } from './hidden-profile.ts';

const MOST_TILES = 9;
/** In fewer reviews no month is busy. */
const LEAST_BUSY = 5;

/** What a member reviewed in a year. */
export const renderYear: Renderer<'year'> = async (here, context) => {
  const { guild, interaction, place, services, userId, t } = context;
  const person = await personOf(context, here.userId);
  const instead = insteadOf(context, person);
  if (instead !== undefined) return instead;
  const [{ reviews, years }, { helped }] = await Promise.all([
    reviewsOfYear(guild.memory, here.userId, here.year),
    guild.helpfulness.of(here.userId, { year: here.year }),
  ]);
  const isHidden = guild.memory.isProfileHidden(here.userId);
  const name = person.name;
  if (reviews.length === 0) {
    const sentence = t('year.empty', { name: nameWithin(name, Infinity), year: String(here.year) });
    return { message: leadOnCard(place, sentence, t), isPersonal: isHidden };
  }
  const scores = new ScoreCounts();
  for (const { score } of reviews) if (score !== undefined) scores.add(score);
  const best = bestOf(reviews).flatMap(({ key }) => reviewedShow(guild.memory, key) ?? []);
  const tiles = best.map(({ show, score = 0 }) => ({ show, score }));
  const view: YearView = {
    place,
    here,
    person,
    reviews: reviews.length,
    scored: scores.count,
    mean: scores.mean,
    helped,
    busiest: reviews.length < LEAST_BUSY ? undefined : busiestMonth(reviews),
    best,
    picture: tiles.length === 0 ? undefined : wallPicture({ name, year: here.year, best: tiles }, t),
    years,
    isOwn: !place.isPublic && here.userId === userId,
    t,
  };
  const drawn = tiles.length < LEAST_DRAWN ? undefined : view.picture;
  const answer = services.pictures.answer(drawn, mayAttach(interaction), (image) => yearCard(view, image));
  return { ...answer, isPersonal: isHidden };
};

/** A member's reviews of a year, the latest first, and all years in which they wrote some, the latest first. */
async function reviewsOfYear(memory: GuildMemory, userId: string, year: number) {
  const order = await memory.writtenOrders.of(userId);
  const reviews: ReviewFacts[] = [];
  const years = new Set<number>();
  for await (const key of inTurns(order.keys())) {
    const facts = memory.reviewByKey(key);
    if (facts === undefined || !memory.isCounted(facts)) continue;
    const written = yearOf(facts.writtenAt).year;
    years.add(written);
    if (written === year) reviews.push(facts);
  }
  return { reviews, years: [...years] };
}

/** Those with the highest scores; of equal ones the latest. */
const bestOf = (reviews: readonly ReviewFacts[]): ReviewFacts[] =>
  reviews
    .filter(({ score }) => score !== undefined)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, MOST_TILES);

/** The month with most reviews; of several the latest. */
function busiestMonth(reviews: readonly ReviewFacts[]): { month: number; count: number } | undefined {
  const byMonth = Map.groupBy(reviews, ({ writtenAt }) => spanOf(monthOf(writtenAt)).from);
  const months = Array.from(byMonth, ([month, written]) => ({ month, count: written.length }));
  return months.toSorted((a, b) => b.count - a.count)[0];
}
