import { topCard } from '../../../src/presentation/cards/shows/top-card.ts';
import { emptyTopCard } from '../../../src/presentation/cards/shows/top-empty.ts';
import type { Renderer } from '../card-context.ts';
import { mayChooseChannel } from '../may-choose-channel.ts';
import { insteadOf } from '../people/hidden-profile.ts';
import { namesOf, personOf } from '../people.ts';

const SHOWS_ON_A_PAGE = 10;

/** A page of one of the server's lists of shows. */
export const renderTop: Renderer<'top'> = async (address, context) => {
  const { guild, interaction, place, services, t } = context;
  const { by } = address.list.filter;
  const now = services.clock.now();
  const page = await guild.memory.showLists.page(address.list, address.page, SHOWS_ON_A_PAGE, now);
  const instead = by === undefined ? undefined : insteadOf(context, await personOf(context, by));
  if (instead !== undefined) return instead;
  const here = { ...address, page: page.page };
  const view = {
    here,
    place: { ...place, here },
    page,
    priorReviews: guild.memory.priorReviews,
    server: interaction.guild.name,
    nameOf: namesOf(context),
    t,
  };
  const { empty } = page;
  const isPersonal = by !== undefined && guild.memory.isProfileHidden(by);
  if (empty === undefined) return { message: topCard(view), isPersonal };
  const emptyView = { ...view, empty, now, mayChooseChannel: mayChooseChannel(context) };
  return { message: emptyTopCard(emptyView), isPersonal };
};
