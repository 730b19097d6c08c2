import type { BaseInteraction } from 'discord.js';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Invocation } from '../../src/discord/interactions/command.ts';
import { findEntries } from '../../src/discord/shows/find-entries.ts';
import { type TieOptions, tieShow, untieShow } from '../../src/guilds/shows/tie-show.ts';
import { CANDIDATES_AT_ONCE, type Candidate } from '../../src/presentation/cards/linking/entry-parts.ts';
import type { CatalogueEntry } from '../../src/reviews/shows/catalogue-entry.ts';
import { likeliestFirst } from '../../src/reviews/shows/match-entries.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { parseRef, type ShowRef } from '../../src/reviews/shows/show-ids.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { isForAdults, offeredEntry } from '../review/naming/catalogue-choices.ts';
import type { ChangeServices } from '../settings/change-services.ts';
import { logShow } from './show-changes.ts';

export type LinkInvocation = Invocation<
  BaseInteraction<'cached'>,
  ChangeServices & { readonly catalogue: Catalogue }
>;

/**
 * The entries that a show may be, the likeliest first, each with the server's show that is this entry already.
 * @param typed another title to look for; absent: the show's own
 */
export async function candidatesOf(
  { interaction, guild, services }: LinkInvocation,
  show: Show,
  typed?: string,
): Promise<readonly Candidate[]> {
  const { catalogue } = services;
  const adult = isForAdults(interaction);
  const entries =
    typed === undefined
      ? likeliestFirst(show, await findEntries(catalogue, show, { adult }))
      : (await catalogue.suggest({ typed, limit: CANDIDATES_AT_ONCE, adult })).map(({ entry }) => entry);
  const found = entries.map((entry) => ({ entry, known: guild.memory.showByIds(entry) }));
  // Discord refuses a card with two buttons that merge with the same show.
  const unlike = found.filter(
    ({ known }, place) => known === undefined || found.findIndex((one) => one.known === known) === place,
  );
  return unlike.slice(0, CANDIDATES_AT_ONCE);
}

/** The entry that a button names by its ref. Throws UserError `entry-gone` when the catalogue has it no more. */
export const entryOfButton = (
  { interaction, services }: LinkInvocation,
  site: string,
  id: string,
): Promise<CatalogueEntry> =>
  offeredEntry(services.catalogue, parseRef(`${site}:${id}`), isForAdults(interaction));

/** Links a show, and logs it. Resolves to the show as it is now; rejects as `tieShow` does. */
export async function linkShow(
  invocation: LinkInvocation,
  showId: string,
  entry: CatalogueEntry,
  options: Pick<TieOptions, 'ifUntied'> = {},
): Promise<Show> {
  const { guild, services } = invocation;
  const show = await guild.run(tieShow(showId, entry, options));
  if (show === undefined) throw new UserError('stale-button');
  services.catalogue.picked(entry);
  logShow(invocation, { act: 'linked', show, entry });
  return show;
}

/** Unlinks a show, and logs it. Resolves to the show as it is now; rejects as `untieShow` does. */
export async function unlinkShow(invocation: LinkInvocation, showId: string, from?: ShowRef): Promise<Show> {
  const show = await invocation.guild.run(untieShow(showId, from));
  logShow(invocation, { act: 'unlinked', show });
  return show;
}
