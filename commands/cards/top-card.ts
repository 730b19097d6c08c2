import { topCard } from '../../src/presentation/cards/top-card.ts';
import { emptyTopCard } from '../../src/presentation/cards/top-empty.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../src/reviews/ranking/placed-show.ts';
import type { ShowListPage } from '../../src/reviews/ranking/show-list.ts';
import type { Renderer } from './card-context.ts';
import { insteadOf } from './hidden-profile.ts';
import { mayChooseChannel } from './may-choose-channel.ts';
import { peopleOf } from './people.ts';

const SHOWS_ON_A_PAGE = 10;

/** A page of one of the server's lists of shows. */
export const renderTop: Renderer<'top'> = async (address, context) => {
  const { guild, interaction, place, services, t } = context;
  const { by } = address.list.filter;
  const { priorReviews = DEFAULT_PRIOR_REVIEWS } = guild.memory.record;
  const now = services.clock.now();
  const page = await guild.memory.showLists.page(address.list, address.page, SHOWS_ON_A_PAGE, now);
  const person = await peopleOf(context, [...named(page), by ?? []].flat());
  const instead = by === undefined ? undefined : insteadOf(context, person(by));
  if (instead !== undefined) return instead;
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
  const isPersonal = by !== undefined && guild.memory.isProfileHidden(by);
  if (empty === undefined) return { message: topCard(view), isPersonal };
  const emptyView = { ...view, empty, now, mayChooseChannel: mayChooseChannel(context) };
  return { message: emptyTopCard(emptyView), isPersonal };
};

/** Whom the page names. */
const named = ({ shows, empty }: ShowListPage): string[] => [
  ...shows.flatMap(({ only }) => only?.authorId ?? []),
  ...(empty?.newest === undefined ? [] : [empty.newest.authorId]),
];
