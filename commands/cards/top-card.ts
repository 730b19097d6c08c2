import { isManager } from '../../src/discord/interactions/acting-member.ts';
import { topCard } from '../../src/presentation/cards/top-card.ts';
import { emptyTopCard } from '../../src/presentation/cards/top-empty.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../src/reviews/ranking/placed-show.ts';
import type { ShowListPage } from '../../src/reviews/ranking/show-list.ts';
import type { Renderer } from './card-context.ts';
import { peopleOf } from './people.ts';

const SHOWS_ON_A_PAGE = 10;

/** A page of one of the server's lists of shows. */
export const renderTop: Renderer<'top'> = async (address, context) => {
  const { guild, interaction, place, services, t } = context;
  const { priorReviews = DEFAULT_PRIOR_REVIEWS, channelId } = guild.memory.record;
  const now = services.clock.now();
  const page = await guild.memory.showLists.page(address.list, address.page, SHOWS_ON_A_PAGE, now);
  const person = await peopleOf(context, [...named(page), address.list.filter.by ?? []].flat());
  const here = { ...address, page: page.page };
  const view = {
    here,
    place: { ...place, here },
    page,
    priorReviews,
    server: interaction.guild.name,
    nameOf: (userId: string) => person(userId).name,
    t,
  };
  const { empty } = page;
  if (empty === undefined) return { message: topCard(view) };
  const mayChooseChannel = channelId === undefined && isManager(interaction);
  return { message: emptyTopCard({ ...view, empty, now, mayChooseChannel }) };
};

/** Whom the page names. */
const named = ({ shows, empty }: ShowListPage): string[] => [
  ...shows.flatMap(({ only }) => only?.authorId ?? []),
  ...(empty?.newest === undefined ? [] : [empty.newest.authorId]),
];
