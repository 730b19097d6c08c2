import type { ChatInputCommandInteraction } from 'discord.js';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY, type Reply } from '../src/discord/interactions/command.ts';
import { COSTS } from '../src/discord/interactions/costs.ts';
import { setProfileVisible } from '../src/guilds/reviews/member-choices.ts';
import type { CardInvocation, CardServices } from './cards/card-context.ts';
import { answerWithCard, privateCard } from './cards/open-card.ts';
import { compareComponents } from './cards/people/compare-press.ts';

type Asked = CardInvocation<ChatInputCommandInteraction<'cached'>>;

/** `/profile`: a member's own card, or beside another member. */
export const profile: Command<CardServices> = {
  definition: (texts) => ({
    name: 'profile',
    ...texts.describe('profile'),
    ...GUILD_ONLY,
    options: [
      { name: 'member', ...texts.describe('profile.member'), type: ApplicationCommandOptionType.User },
      { name: 'with', ...texts.describe('profile.with'), type: ApplicationCommandOptionType.User },
      { name: 'visible', ...texts.describe('profile.visible'), type: ApplicationCommandOptionType.Boolean },
    ],
  }),
  run: { for: 'everybody', cost: COSTS.card, defer: 'public', run: show },
  components: compareComponents,
};

async function show(invocation: Asked): Promise<Reply> {
  const { options } = invocation.interaction;
  const isVisible = options.getBoolean('visible');
  if (isVisible !== null) return setVisible(invocation, isVisible);
  const userId = options.getUser('member')?.id ?? invocation.userId;
  const otherId = options.getUser('with')?.id;
  return answerWithCard(
    invocation,
    otherId === undefined ? { card: 'profile', userId } : { card: 'compare', userId, otherId },
  );
}

async function setVisible(invocation: Asked, isVisible: boolean): Promise<Reply> {
  const { guild, userId, t } = invocation;
  await guild.run(setProfileVisible(userId, isVisible));
  const note = t(isVisible ? 'profile.nowVisible' : 'profile.nowHidden');
  return privateCard(invocation, { card: 'profile', userId }, note);
}
