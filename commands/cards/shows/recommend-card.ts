import { leadOnCard } from '../../../src/presentation/cards/lead-on-card.ts';
import {
  RECOMMENDED_AT_ONCE,
  recommendHeading,
  type Suggestion,
  suggestionsCard,
} from '../../../src/presentation/cards/shows/recommend-card.ts';
import { LEAST_SHARED } from '../../../src/reviews/taste/agreement.ts';
import { LEAST_KNOWN } from '../../../src/reviews/taste/show-orders.ts';
import type { CardContext, Renderer } from '../card-context.ts';
import { namesOf } from '../people.ts';

/** What a member may like of the shows that they have not reviewed. Taste is personal: nobody else sees it. */
export const renderRecommend: Renderer<'recommend'> = async (address, context) => {
  const { guild, interaction, place, userId, t } = context;
  const { taste, memory } = guild;
  const { shows, hasMore } = await taste.recommend(userId, pageOf(address.page));
  if (shows.length === 0 && address.page > 1) return renderRecommend({ ...address, page: 1 }, context);
  if (shows.length === 0) {
    return { message: leadOnCard(place, await whyNothing(context), t), isPersonal: true };
  }
  const nameOf = namesOf(context);
  const suggestions = await Promise.all(
    shows.map(async ({ showId, because }) => {
      const suggestion = await suggestionOf(context, showId);
      return (
        suggestion && {
          ...suggestion,
          because: because && { ...because, person: { id: because.userId, name: nameOf(because.userId) } },
        }
      );
    }),
  );
  const heading = recommendHeading(
    {
      reviews: memory.aboutMember(userId).scores.count,
      least: LEAST_SHARED,
      server: interaction.guild.name,
    },
    t,
  );
  const known = suggestions.filter((suggestion) => suggestion !== undefined);
  return {
    message: suggestionsCard({
      place: { ...place, here: address },
      here: address,
      heading,
      suggestions: known,
      hasMore,
      t,
    }),
    isPersonal: true,
  };
};

/** Says why there is nothing to recommend. */
async function whyNothing({ guild: { memory }, services: { clock }, t }: CardContext): Promise<string> {
  if (memory.aboutGuild.reviews === 0) return t('card.empty');
  const mostReviewed = { sort: 'reviews', filter: {} } as const;
  const { shows } = await memory.showLists.page(mostReviewed, 1, 1, clock.now());
  return (shows[0]?.count ?? 0) < LEAST_KNOWN ? t('recommend.few') : t('recommend.nothing');
}

/** Which of them a page shows. */
export const pageOf = (page: number) => ({
  skip: (page - 1) * RECOMMENDED_AT_ONCE,
  limit: RECOMMENDED_AT_ONCE,
});

/** A show and where it stands; undefined when it is gone. */
export async function suggestionOf(
  { guild }: Pick<CardContext, 'guild'>,
  showId: string,
): Promise<Suggestion | undefined> {
  const { show, showLists, totalOf } = guild.memory;
  const known = show(showId);
  if (known === undefined) return undefined;
  const standing = await showLists.standing(known.id);
  const { reviews = 0 } = totalOf(known.id) ?? {};
  return { show: known, standing: standing && { ...standing, reviews } };
}
