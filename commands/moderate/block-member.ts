import type { ChatInputCommandInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { actSentence } from '../../src/presentation/moderation/moderation-log.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { cleanLine } from '../../src/reviews/plain-text.ts';
import { announce } from './act-on-review.ts';
import type { ModerateHandler } from './invocation.ts';

/** `/moderate member block` and `unblock` */
const changeBlock = (act: 'block' | 'unblock'): ModerateHandler<ChatInputCommandInteraction<'cached'>> => ({
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, userId, t, services } = invocation;
    const memberId = interaction.options.getUser('member', true).id;
    const reason = cleanLine(interaction.options.getString('reason') ?? '') || undefined;
    const decision = { by: userId, at: services.clock.now(), reason };
    const isDone = await blockMember(guild, memberId, act === 'block' ? decision : undefined);
    if (!isDone) return privately(message({ content: t('moderate.unchanged') }));
    const logged = { act, moderatorId: userId, memberId, reason };
    await announce(invocation, logged);
    return privately(message({ content: actSentence(logged, t) }));
  },
});

export const block = changeBlock('block');
export const unblock = changeBlock('unblock');
