import type { ReportCase } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act } from '../memory/act.ts';
import { type Change, remove } from '../memory/change.ts';
import { reportsTurn } from '../moderation/reports.ts';
import { removalOfReview } from '../reviews/delete-review.ts';
import { requestLeftovers } from './leftovers.ts';

/**
 * Erases a review, with its votes and what was reported and decided about it. Its message, and those in which it was shown to the
 * staff, are removed at Discord behind that. An entry that does not parse goes, too.
 * @param copies the keys of the copies that are kept for undo
 */
export const eraseReview = (reviewKey: string, userId: string, copies: readonly string[]): Act<void> => ({
  turns: [reviewKey, reportsTurn(reviewKey)],
  votesOf: [reviewKey],
  async decide(guild) {
    const posting = guild.memory.reviewByKey(reviewKey)?.posting;
    const reports = await guild.store.reports.get(reviewKey).catch(undefinedIfUnreadable);
    const messages = reports === undefined ? [] : messagesOf(reports);
    const changes: Change[] = [
      ...(await removalOfReview(guild, reviewKey, posting)),
      remove('moderation', reviewKey),
      remove('reports', reviewKey),
      ...copies.map((key) => remove('removed', key)),
      ...(messages.length > 0 ? [requestLeftovers(userId, { messages })] : []),
    ];
    return { changes, answer: undefined };
  },
});

/** The messages that have shown the reports to the staff. */
export const messagesOf = ({ channelId, messageId, decidedIn }: ReportCase) => [
  ...(channelId === undefined || messageId === undefined ? [] : [{ channelId, messageId }]),
  ...(decidedIn === undefined ? [] : [{ channelId: decidedIn.channelId, messageId: decidedIn.messageId }]),
];
