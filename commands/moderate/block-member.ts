import type { ChatInputCommandInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { together } from '../../src/guilds/memory/act.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { actSentence } from '../../src/presentation/moderation/moderation-log.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { cleanLine } from '../../src/reviews/plain-text.ts';
import { logAct, noticeOf } from './act-on-review.ts';
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
    const logged = { act, moderatorId: userId, memberId, reason };
    const blocked = blockMember(memberId, act === 'block' ? decision : undefined);
    const notice = noticeOf<boolean>(invocation, logged, (changed) => changed);
    const isDone = await guild.run(together(blocked, notice));
    if (!isDone) return privately(message({ content: t('moderate.unchanged') }));
    logAct(invocation, logged);
    return privately(message({ content: actSentence(logged, t) }));
  },
});

export const block = changeBlock('block');
export const unblock = changeBlock('unblock');
