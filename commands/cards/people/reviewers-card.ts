import { reviewersCard } from '../../../src/presentation/cards/people/reviewers-card.ts';
import { emojiMarkdown } from '../../../src/presentation/settings/settings-table.ts';
import { DEFAULT_EMOJI } from '../../../src/reviews/counting/voting-emoji.ts';
import { currentPeriod } from '../../../src/reviews/period.ts';
import type { Renderer } from '../card-context.ts';
import { namesOf } from '../people.ts';

const REVIEWERS_ON_A_PAGE = 10;

/** A page of the members whose reviews help most. */
export const renderReviewers: Renderer<'reviewers'> = async (address, context) => {
  const { guild, interaction, place, services, t } = context;
  const { sort } = address;
  const period = address.period && currentPeriod(address.period, services.clock.now());
  const { reviewers, page, pages } = await guild.reviewers.page(
    { sort, period },
    address.page,
    REVIEWERS_ON_A_PAGE,
  );
  const writers =
    reviewers.length > 0
      ? []
      : (await guild.reviewers.page({ sort: 'reviews' }, 1, REVIEWERS_ON_A_PAGE)).reviewers;
  const nameOf = namesOf(context);
  const person = (id: string) => ({ id, name: nameOf(id) });
  const here = { ...address, page };
  return {
    message: reviewersCard({
      place: { ...place, here },
      here,
      reviewers: reviewers.map((reviewer) => ({ ...reviewer, person: person(reviewer.userId) })),
      writers: writers.map(({ userId }) => person(userId)),
      pages,
      period,
      server: interaction.guild.name,
      emoji: emojiMarkdown((guild.memory.record.emoji ?? DEFAULT_EMOJI).helpful),
      t,
    }),
  };
};
