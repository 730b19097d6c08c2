import { isModerator } from '../../../src/discord/interactions/acting-member.ts';
import { mayAttach } from '../../../src/discord/pictures/may-attach.ts';
import { showCard } from '../../../src/presentation/cards/shows/show-card.ts';
import type { GivenScore, ShowCardView } from '../../../src/presentation/cards/shows/show-view.ts';
import { histogramPicture } from '../../../src/presentation/pictures/histogram-picture.ts';
import type { CountedFacts, ShowFacts } from '../../../src/reviews/counted-facts.ts';
import { partsOfKey } from '../../../src/reviews/review.ts';
import { ALL_SCORES } from '../../../src/reviews/score.ts';
import { ScoreCounts } from '../../../src/reviews/score-counts.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { CardContext, Renderer } from '../card-context.ts';
import { LEAST_DRAWN } from '../least-drawn.ts';
import { namesOf } from '../people.ts';
import { quotedReview } from './quoted-review.ts';

/** How many of its reviews can be opened from the card, the most helpful ones: as many as Discord's select takes. */
const MOST_READABLE = 25;
/** Of how many scores the card says who gave them, and how many people it names at most: two and how many more, or three. */
const SCORES_TOLD = 5;
const NAMES_TOLD = 3;

const NO_FACTS: ShowFacts = {
  reviews: 0,
  scores: new ScoreCounts(),
  aspects: {},
  statuses: { completed: 0, watching: 0, dropped: 0 },
};

/** All about a show. Rejects with UserError `show-not-found`. */
export const renderShow: Renderer<'show'> = async ({ showId }, context) => {
  const { guild, interaction, services } = context;
  const show = guild.memory.show(showId);
  if (show === undefined) throw new UserError('show-not-found');
  const view = await viewOf(show, context);
  return services.pictures.answer(view.picture, mayAttach(interaction), (image) => showCard(view, image));
};

async function viewOf(show: Show, context: CardContext): Promise<ShowCardView> {
  const { guild, interaction, place, services, t } = context;
  const { memory } = guild;
  const [order, scored] = await Promise.all([guild.readingOrder(show.id), memory.scoreOrders.of(show.id)]);
  // The orders follow what changes while they are waited for, which may take a while: so that all is of one moment.
  const standing = await memory.showLists.standing(show.id);
  const facts = memory.aboutShow(show.id) ?? NO_FACTS;
  const now = services.clock.now();
  const keys = positions(MOST_READABLE).flatMap((position) => order.at(position, now) ?? []);
  const given = highestScores(facts, (position) => partsOfKey(scored.at(position) ?? '')?.authorId);
  const nameOf = namesOf(context);
  const named = keys.flatMap((key) => {
    const { authorId } = partsOfKey(key) ?? {};
    return authorId === undefined ? [] : [{ authorId, name: nameOf(authorId), score: memory.scoreOf(key) }];
  });
  return {
    place: { ...place, here: { card: 'show', showId: show.id } },
    show,
    facts,
    standing,
    only: facts.reviews === 1 ? named[0] : undefined,
    given: facts.reviews === 1 ? [] : given.map((one) => ({ ...one, names: one.names.map(nameOf) })),
    quoted: await quotedReview(context, keys, nameOf),
    readable: named,
    picture: facts.scores.count < LEAST_DRAWN ? undefined : histogramPicture(show, facts.scores.each, t),
    isModerator: isModerator(interaction),
    t,
  };
}

const positions = (count: number): number[] => Array.from({ length: count }, (_, position) => position);

/**
 * The highest scores, and the first of those who gave each.
 * @param authorAt the author of a score by its position among all, the highest first
 */
function highestScores(
  { scores }: CountedFacts,
  authorAt: (position: number) => string | undefined,
): GivenScore[] {
  const given: GivenScore[] = [];
  let before = 0;
  for (const score of ALL_SCORES) {
    const count = scores.at(score);
    if (count === 0) continue;
    if (given.length === SCORES_TOLD) break;
    const first = before;
    const told = count > NAMES_TOLD ? NAMES_TOLD - 1 : count;
    const names = positions(told).flatMap((place) => authorAt(first + place) ?? []);
    given.push({ score, count, names });
    before += count;
  }
  return given;
}
