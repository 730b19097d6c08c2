import type { GuildView } from '../../guilds/memory/act.ts';
import { otherDecisions } from '../../guilds/moderation/other-decisions.ts';
import { isWaiting, openReportsOf, reportsOf } from '../../guilds/moderation/reports.ts';
import type { CaseView, ReviewAddress } from '../../presentation/moderation/moderation-case.ts';
import { messageLink } from '../../presentation/payload/message-link.ts';
import { reviewKey } from '../../reviews/review.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';

/** Collects what moderators see of a review; undefined when it does not exist. */
export async function caseView(guild: GuildView, address: ReviewAddress): Promise<CaseView | undefined> {
  const { memory, store } = guild;
  const { showId, authorId } = address;
  const key = reviewKey(showId, authorId);
  const facts = memory.reviewByKey(key);
  const show = memory.show(showId);
  if (facts === undefined || show === undefined) return undefined;
  const review = await store.reviews.get(key).catch(undefinedIfUnreadable);
  const reported = await store.reports.get(key).catch(undefinedIfUnreadable);
  const { posting } = facts;
  return {
    address: { showId, authorId },
    show,
    author: review?.author ?? { id: authorId, name: '', avatarUrl: '' },
    score: facts.score,
    headline: review?.headline,
    body: review?.body,
    writtenAt: facts.writtenAt,
    moderation: memory.moderation(key),
    hidden: memory.isHidden(facts),
    blocked: memory.blocked(authorId),
    reports: reported === undefined ? [] : reportsOf(guild, key, reported),
    openReports: reported === undefined ? 0 : openReportsOf(guild, key, reported).length,
    isWaiting: await isWaiting(guild, key),
    before: otherDecisions(memory, authorId, key),
    link: posting.state === 'posted' ? messageLink(memory.id, posting) : undefined,
  };
}
