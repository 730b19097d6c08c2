import { type MessageReply, privately } from '../../../src/discord/interactions/command.ts';
import { knownShow } from '../../../src/guilds/shows/resolve-show.ts';
import type { SentPayload } from '../../../src/presentation/payload/card.ts';
import type { MessagePayload } from '../../../src/presentation/payload/payload.ts';
import {
  uncertainMessage,
  unpostedMessage,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import type { UncertainError } from '../../../src/storage/storage-errors.ts';
import type { ReviewInvocation } from '../invocation.ts';
import { deliveryReply } from './delivery-reply.ts';

/**
 * The answer to a text of which nobody knows yet whether it has become a review: gives it back, and says how it ended once that is
 * known. Until then memory keeps it, which is no draft of theirs if it is a review after all.
 */
export function uncertainReply(
  invocation: ReviewInvocation,
  draft: Draft,
  instead: string,
  { settled }: UncertainError,
): MessageReply<MessagePayload> {
  const { guild, userId, services, t } = invocation;
  const { showId: id, title, year, entry, typed } = draft;
  const { memory } = guild;
  const about = { id, title, year, entry };
  const find = () => knownShow(memory, about);
  const before = find();
  const isEdit = before !== undefined && memory.review(before.id, userId) !== undefined;
  const draftId = services.drafts.keep(memory.id, userId, draft);
  const written = settled.then(() => services.drafts.posted(memory.id, userId, [draftId, id], typed));
  written.catch(() => {});
  async function* updates(): AsyncGenerator<SentPayload> {
    const isWritten = await written.then(
      () => true,
      () => false,
    );
    const show = isWritten ? find() : undefined;
    if (show === undefined)
      yield unpostedMessage({
        show: { ...about, id: draftId },
        reason: 'storage',
        instead,
        fields: typed,
        t,
      });
    else {
      const outcome = isEdit ? 'updated' : 'posted';
      const { message, updates: later } = await deliveryReply(invocation, { show, outcome });
      yield message;
      if (later !== undefined) yield* later;
    }
  }
  return privately(uncertainMessage(about, typed, t), updates());
}
