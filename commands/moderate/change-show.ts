import type { ChatInputCommandInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { addAlias, removeAlias, renameShow, setKind, setPoster } from '../../src/guilds/shows/change-show.ts';
import { titleReadings } from '../../src/guilds/shows/title-readings.ts';
import { showMessage } from '../../src/presentation/shows/show-messages.ts';
import { codePointLength } from '../../src/reviews/plain-text.ts';
import { parsePosterUrl } from '../../src/reviews/shows/poster.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { MAX_TITLE, parseTitle, type TitleAndYear } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { readKnownShows } from '../review/naming/read-show.ts';
import { readKind } from '../show-kinds.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { changedReply, kindChange, logShow, posterChange, titleChange } from './show-changes.ts';

type SlashInvocation = ModerateInvocation<ChatInputCommandInteraction<'cached'>>;
type SlashHandler = ModerateHandler<ChatInputCommandInteraction<'cached'>>;

/** `/moderate show rename` */
export const rename: SlashHandler = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild } = invocation;
    const title = typedTitle(invocation, interaction.options.getString('title', true));
    const before = showFromOption(invocation, 'show');
    const show = await guild.run(renameShow(before.id, title));
    return changedReply(invocation, show, titleChange(before, show));
  },
};

/** `/moderate show alias` */
export const alias: SlashHandler = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild } = invocation;
    const { title } = checkTitle(parseTitle(interaction.options.getString('alias', true)));
    const before = showFromOption(invocation, 'show');
    const isRemoval = interaction.options.getBoolean('remove') === true;
    const show = await guild.run((isRemoval ? removeAlias : addAlias)(before.id, title));
    const isChanged = show !== before;
    const act = isRemoval ? 'alias-removed' : 'alias-added';
    return changedReply(invocation, show, isChanged ? [{ act, show, alias: title }] : []);
  },
};

/** `/moderate show poster` */
export const poster: SlashHandler = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t } = invocation;
    const typed = interaction.options.getString('link');
    const address = typed === null ? undefined : parsePosterUrl(typed);
    if (typed !== null && address === undefined) throw new UserError('no-poster');
    const before = showFromOption(invocation, 'show');
    const show = await guild.run(setPoster(before.id, address));
    for (const change of posterChange(before, show)) logShow(invocation, change);
    return privately(
      showMessage(show, t(address === undefined ? 'show.poster.removed' : 'show.poster.set'), t),
    );
  },
};

/** `/moderate show kind` */
export const kind: SlashHandler = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild } = invocation;
    const wanted = readKind(interaction.options.getString('kind'));
    const before = showFromOption(invocation, 'show');
    const show = await guild.run(setKind(before.id, wanted));
    return changedReply(invocation, show, kindChange(before, show));
  },
};

/** The show that an option names. Throws UserError `no-such-show`, or `several-shows` when a title needs its year. */
export function showFromOption({ interaction, guild }: SlashInvocation, option: 'show' | 'into'): Show {
  const [show, ...others] = readKnownShows(guild.memory, interaction.options.getString(option, true));
  if (show === undefined) throw new UserError('no-such-show');
  if (others.length > 0) throw new UserError('several-shows');
  return show;
}

/** The title, and year, that a moderator typed. Throws as `checkTitle` does. */
export function typedTitle({ guild, services }: ModerateInvocation, typed: string): TitleAndYear {
  const [likeliest = { title: '' }] = titleReadings(guild.memory, typed, services.clock.now());
  return checkTitle(likeliest);
}

/** Throws UserError `title-empty` or `title-too-long`. */
export function checkTitle(title: TitleAndYear): TitleAndYear {
  if (title.title === '') throw new UserError('title-empty');
  if (codePointLength(title.title) > MAX_TITLE) throw new UserError('title-too-long', { max: MAX_TITLE });
  return title;
}
