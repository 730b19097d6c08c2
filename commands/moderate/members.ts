import type {
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { inPlace, privately } from '../../src/discord/interactions/command.ts';
import { together } from '../../src/guilds/memory/act.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import {
  BLOCKED_ON_A_PAGE,
  blockedCard,
  blockedMessage,
  blockModal,
} from '../../src/presentation/moderation/block-messages.ts';
import type { CardPayload } from '../../src/presentation/payload/card.ts';
import { customId } from '../../src/presentation/payload/custom-id.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { nearestPage } from '../../src/reviews/nearest-page.ts';
import { cleanLine } from '../../src/reviews/plain-text.ts';
import { logAct, noticeOf } from './act-on-review.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { checkBlock, checkUnblock } from './may-block.ts';

/** `/moderate member block`: asks, in a form that takes the reason. */
export const block: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'never',
  async run(invocation) {
    const { options } = invocation.interaction;
    const { id, displayName, username } = options.getUser('member', true);
    const member = options.getMember('member');
    await checkBlock(invocation, id, member);
    const name = cleanLine(member?.displayName ?? displayName) || username;
    const reason = cleanLine(options.getString('reason') ?? '');
    return { kind: 'modal', modal: blockModal(customId('block', id), name, reason, invocation.t) };
  },
};

/** The submitted form. */
export const submitBlock: ModerateHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation, userId = '') {
    const { fields } = invocation.interaction;
    await checkBlock(invocation, userId);
    const reason = fields.fields.has('reason') ? cleanLine(fields.getTextInputValue('reason')) : '';
    const content = await changeBlock(invocation, 'block', userId, reason || undefined);
    return privately(blockedMessage(userId, content, invocation.t));
  },
};

/** `/moderate member unblock` */
export const unblock: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { options } = invocation.interaction;
    const reason = cleanLine(options.getString('reason') ?? '') || undefined;
    const { id } = options.getUser('member', true);
    return privately(message({ content: await changeBlock(invocation, 'unblock', id, reason) }));
  },
};

/** `/moderate members` */
export const members: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  run: async (invocation) => privately(blockedPage(invocation, 1)),
};

/** "Previous" and "Next" in the list of the blocked. */
export const turnBlocked: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  run: async (invocation, page = '') => inPlace({ message: blockedPage(invocation, Number(page)) }),
};

/** "Unblock" in the list of the blocked; without a page, in the answer to a block. */
export const unblockFromList: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, userId = '', page = '') {
    const done = await changeBlock(invocation, 'unblock', userId, undefined);
    const shown = page === '' ? message({ content: done }) : blockedPage(invocation, Number(page), done);
    return inPlace({ message: shown });
  },
};

/** Blocks or unblocks a member, logs it and tells them. Resolves to what to tell the moderator. */
async function changeBlock(
  invocation: ModerateInvocation,
  act: 'block' | 'unblock',
  memberId: string,
  reason: string | undefined,
): Promise<string> {
  const { guild, userId, t, services } = invocation;
  if (act === 'unblock') checkUnblock(invocation, memberId);
  const decision = { by: userId, at: services.clock.now(), reason };
  const logged = { act, moderatorId: userId, memberId, reason };
  const blocked = blockMember(memberId, act === 'block' ? decision : undefined);
  const notice = noticeOf<boolean>(invocation, logged, (changed) => changed);
  const isDone = await guild.run(together(blocked, notice));
  if (!isDone) return t('moderate.unchanged');
  logAct(invocation, logged);
  const done = t(`done.${act}`, { author: `<@${memberId}>` });
  return t(notice.length > 0 ? 'done.memberTold' : 'done', { done });
}

/** The latest blocks first. A page number out of range gets the nearest page. */
function blockedPage({ guild, t }: ModerateInvocation, wanted: number, done?: string): CardPayload {
  const all = Array.from(guild.memory.eligibleVoters.allBlocked(), ([userId, decision]) => ({
    userId,
    decision,
  }));
  all.sort((a, b) => b.decision.at - a.decision.at);
  const { page, pages, from } = nearestPage(wanted, all.length, BLOCKED_ON_A_PAGE);
  const blocked = all.slice(from, from + BLOCKED_ON_A_PAGE);
  return blockedCard({ blocked, page, pages, done, t });
}
