import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
} from 'discord.js';
import { inPlace, privately } from '../../src/discord/interactions/command.ts';
import { showItself } from '../../src/guilds/shows/show-itself.ts';
import {
  linkChoiceCard,
  linkedCard,
  unlinkedCard,
} from '../../src/presentation/cards/linking/link-show-card.ts';
import type { CardPayload } from '../../src/presentation/payload/card.ts';
import { titleInName } from '../../src/presentation/shows/choice-names.ts';
import type { CatalogueEntry } from '../../src/reviews/shows/catalogue-entry.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { readShowAddress } from '../../src/reviews/shows/show-address.ts';
import { parseRef, type ShowRef } from '../../src/reviews/shows/show-ids.ts';
import { formatTitle } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import {
  entryChoices,
  entryNamed,
  isForAdults,
  lookUpEntry,
  offeredEntry,
  refInChoice,
  suggestedEntries,
} from '../review/naming/catalogue-choices.ts';
import type { Choice } from '../review/naming/new-title-choices.ts';
import { readKnownShows } from '../review/naming/read-show.ts';
import { showFromOption } from './change-show.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { candidatesOf, entryOfButton, linkShow, unlinkShow } from './linking.ts';

type SlashHandler = ModerateHandler<ChatInputCommandInteraction<'cached'>>;
type ButtonHandler = ModerateHandler<MessageComponentInteraction<'cached'>>;

/** `/moderate show link`: links the show to the entry that was picked or pasted, or offers those that it may be. */
export const link: SlashHandler = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction, t } = invocation;
    const show = showFromOption(invocation, 'show');
    const typed = interaction.options.getString('entry')?.trim() ?? '';
    const entry = await namedEntry(invocation, typed);
    if (entry !== undefined) return privately(await linked(invocation, show, entry));
    return privately(
      linkChoiceCard(show, await candidatesOf(invocation, show, titleInName(typed) || undefined), t),
    );
  },
};

/** What can be picked as `entry`: what the catalogue has for what is typed, at first for the show's own title. */
export async function entryOptions(
  { interaction, guild, services, t }: ModerateInvocation<AutocompleteInteraction<'cached'>>,
  typed: string,
): Promise<Choice[]> {
  const [show] = readKnownShows(guild.memory, interaction.options.getString('show') ?? '');
  const title = typed.trim() === '' && show !== undefined ? formatTitle(show) : typed;
  const found = await suggestedEntries(services.catalogue, title, isForAdults(interaction));
  return entryChoices(found, t);
}

/** The entry that was picked, or whose address was pasted; undefined for a title. Throws UserError `entry-gone` or `address-unknown`. */
async function namedEntry(
  { interaction, services, t }: ModerateInvocation,
  typed: string,
): Promise<CatalogueEntry | undefined> {
  const { catalogue } = services;
  const adult = isForAdults(interaction);
  const picked = refInChoice(typed);
  if (picked !== undefined) return offeredEntry(catalogue, picked, adult);
  const ref = readShowAddress(typed);
  if (ref === undefined) return entryNamed(catalogue, typed, adult, t);
  const entry = await lookUpEntry(catalogue, ref, adult);
  if (entry === undefined) throw new UserError('address-unknown');
  return entry;
}

/** `/moderate show unlink` */
export const unlink: SlashHandler = {
  for: 'moderator',
  defer: 'private',
  run: async (invocation) => privately(await unlinked(invocation, showFromOption(invocation, 'show'))),
};

/** "This one", and "Undo" after a link that took the place of another, or after unlinking. */
export const linkFromButton: ButtonHandler = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, showId = '', site = '', id = '') {
    const entry = await entryOfButton(invocation, site, id);
    return inPlace({ message: await linked(invocation, showItself(invocation.guild.memory, showId), entry) });
  },
};

/** "Unlink", and "Undo" after a link. */
export const unlinkFromButton: ButtonHandler = {
  for: 'moderator',
  defer: 'update',
  run: async (invocation, showId = '', site = '', id = '') =>
    inPlace({
      message: await unlinked(
        invocation,
        showItself(invocation.guild.memory, showId),
        parseRef(`${site}:${id}`),
      ),
    }),
};

/** Links a show; where another is that entry already, offers to merge the two. */
async function linked(
  invocation: ModerateInvocation,
  before: Show,
  entry: CatalogueEntry,
): Promise<CardPayload> {
  const { guild, t } = invocation;
  const known = guild.memory.showByIds(entry);
  if (known !== undefined && known.id !== before.id) return linkChoiceCard(before, [{ entry, known }], t);
  const show = await linkShow(invocation, before.id, entry);
  return linkedCard(show, entry, before.listing?.ref, t);
}

/** @param from what the moderator saw that it is linked to; absent: whatever it is */
async function unlinked(invocation: ModerateInvocation, before: Show, from?: ShowRef): Promise<CardPayload> {
  const show = await unlinkShow(invocation, before.id, from);
  return unlinkedCard(show, before.listing?.ref, invocation.t);
}
