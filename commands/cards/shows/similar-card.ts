import { leadOnCard } from '../../../src/presentation/cards/lead-on-card.ts';
import { similarHeading, suggestionsCard } from '../../../src/presentation/cards/shows/recommend-card.ts';
import { markdownTitle } from '../../../src/presentation/shows/show-title.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { Renderer } from '../card-context.ts';
import { pageOf, suggestionOf } from './recommend-card.ts';

/**
 * "More like this": what those who like a show like too, without what the member has reviewed. For that member alone. Rejects with
 * UserError `show-not-found`.
 */
export const renderSimilar: Renderer<'similar'> = async (address, context) => {
  const { guild, place, userId, t } = context;
  const show = guild.memory.show(address.showId);
  if (show === undefined) throw new UserError('show-not-found');
  const { skip, limit } = pageOf(address.page);
  const found = await guild.taste.similar(show.id, userId, skip + limit + 1);
  const here = { ...address, showId: show.id };
  if (found.length <= skip && address.page > 1) return renderSimilar({ ...here, page: 1 }, context);
  if (found.length === 0)
    return {
      message: leadOnCard(place, t('similar.nothing', { title: markdownTitle(show) }), t),
      isPersonal: true,
    };
  const page = found.slice(skip, skip + limit);
  const suggestions = await Promise.all(page.map(({ showId }) => suggestionOf(context, showId)));
  const message = suggestionsCard({
    place: { ...place, here },
    here,
    heading: similarHeading(show, t),
    suggestions: suggestions.filter((suggestion) => suggestion !== undefined),
    hasMore: found.length > skip + limit,
    t,
  });
  return { message, isPersonal: true };
};
