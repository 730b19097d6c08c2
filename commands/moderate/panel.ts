import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { privately, updatesOf } from '../../src/discord/interactions/command.ts';
import { together } from '../../src/guilds/memory/act.ts';
import { type Restoration, restoreReview } from '../../src/guilds/reviews/restore-review.ts';
import type { LoggedAct } from '../../src/presentation/moderation/moderation-log.ts';
import {
  moderationPanel,
  type ReviewAddress,
  reasonModal,
  removedMessage,
} from '../../src/presentation/moderation/moderation-panel.ts';
import { customId } from '../../src/presentation/payload/custom-id.ts';
import { type MessagePayload, message } from '../../src/presentation/payload/payload.ts';
import { MODERATOR_ACTS, type ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { cleanLine } from '../../src/reviews/plain-text.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { actOnReview, logAct, noticeOf } from './act-on-review.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';

/** The panel that a moderator sees for a review. Throws UserError `review-not-found` when the review does not exist. */
export async function panelOf(
  { guild, t }: ModerateInvocation,
  address: ReviewAddress,
  done?: string,
): Promise<MessagePayload> {
  const { memory, store } = guild;
  const key = reviewKey(address.showId, address.authorId);
  const facts = memory.reviewByKey(key);
  const show = memory.show(address.showId);
  if (facts === undefined || show === undefined) throw new UserError('review-not-found');
  return moderationPanel({
    address,
    show,
    score: facts.score,
    moderation: memory.moderation(key),
    hidden: memory.isHidden(facts),
    blocked: memory.blocked(address.authorId),
    reports: (await store.reports.get(key))?.reports ?? [],
    done,
    t,
  });
}

/** A button of the panel: opens the modal for the reason. */
export const openReasonModal: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'never',
  async run(invocation, name = '', showId = '', authorId = '') {
    const act = readAct(name);
    // Tells the moderator before they type when the review is gone.
    await panelOf(invocation, { showId, authorId });
    return {
      kind: 'modal',
      modal: reasonModal(customId('moderate', act, showId, authorId), act, invocation.t),
    };
  },
};

/** The submitted reason: acts, and shows the updated panel. */
export const submitReason: ModerateHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, name = '', showId = '', authorId = '') {
    const { fields } = invocation.interaction;
    const address = { showId, authorId };
    const reason = fields.fields.has('reason') ? cleanLine(fields.getTextInputValue('reason')) : '';
    const { sentence, later } = await actOnReview(invocation, address, readAct(name), reason || undefined);
    const messageOf = async (done: string) =>
      name === 'remove' ? removedMessage(address, done, invocation.t) : panelOf(invocation, address, done);
    return { kind: 'update', message: await messageOf(sentence), updates: updatesOf(later, messageOf) };
  },
};

/** "Undo" after a removal. */
export const undoRemoval: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation, showId = '', authorId = '') {
    const { guild, userId, t, services } = invocation;
    const key = reviewKey(showId, authorId);
    const show = guild.memory.show(showId);
    const logged: LoggedAct = { act: 'restore', moderatorId: userId, memberId: authorId, show };
    const notice = noticeOf<Restoration>(invocation, logged, (answer) => answer === 'restored');
    const restoration = restoreReview(key, { by: userId, now: services.clock.now() });
    const restored = await guild.run(together(restoration, notice));
    if (restored === 'rewritten') throw new UserError('rewritten-by-author');
    if (restored === 'expired') throw new UserError('undo-expired');
    logAct(invocation, logged);
    const restoredMessage = (isPosted: boolean) =>
      message({ content: t(isPosted ? 'moderate.restored' : 'moderate.restored.later') });
    return privately(restoredMessage(true), updatesOf(ifNotPosted(invocation, key), restoredMessage));
  },
};

async function* ifNotPosted({ guild, services }: ModerateInvocation, key: string): AsyncGenerator<false> {
  if (!(await services.outbox.settledFor(guild, key))) yield false;
}

function readAct(name: string): ModeratorAct {
  const known = MODERATOR_ACTS.find((act) => act === name);
  if (known === undefined || known === 'restore') throw new UserError('stale-button');
  return known;
}
