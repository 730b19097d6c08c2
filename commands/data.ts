import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { about, publish } from './data/about.ts';
import type { DataServices } from './data/invocation.ts';

/** `/data`: what is stored about a member, for themselves. */
export const data: Command<DataServices> = {
  definition: (texts) => ({
    name: 'data',
    ...texts.describe('data'),
    ...GUILD_ONLY,
    options: [
      { name: 'about', ...texts.describe('data.about'), type: ApplicationCommandOptionType.Subcommand },
    ],
  }),
  components: { 'data-publish': publish },
  subcommands: { about },
};
