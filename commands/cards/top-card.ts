import { topCard } from '../../src/presentation/cards/top-card.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../src/reviews/ranking/placed-show.ts';
import type { Renderer } from './card-context.ts';

const SHOWS_ON_A_PAGE = 10;

/** A page of the server's shows. */
export const renderTop: Renderer<'top'> = async (address, { guild, interaction, place, services, t }) => {
  const { priorReviews = DEFAULT_PRIOR_REVIEWS } = guild.memory.record;
  const { shows, page, pages } = await guild.memory.showLists.page(
    { sort: 'best', filter: {} },
    address.page,
    SHOWS_ON_A_PAGE,
    services.clock.now(),
  );
  const here = { ...address, page };
  const server = interaction.guild.name;
  return {
    message: topCard({ ranked: shows, pages, priorReviews, server, place: { ...place, here }, here, t }),
  };
};
