import { caseView } from '../../src/discord/moderation/case-view.ts';
import { openCases } from '../../src/guilds/moderation/reports.ts';
import { lostGroups } from '../../src/guilds/posting/lost-reviews.ts';
import {
  type Done,
  type EmptiedChannel,
  type QueuedReview,
  queueCard,
} from '../../src/presentation/moderation/case-cards.ts';
import type { ReviewAddress } from '../../src/presentation/moderation/moderation-case.ts';
import type { CardPayload } from '../../src/presentation/payload/card.ts';
import type { ModerateInvocation } from './invocation.ts';

/**
 * The moderators' queue.
 * @param first the review to show, if it is still there; by default the one that has waited longest
 */
export async function queueOf(
  invocation: ModerateInvocation,
  first?: ReviewAddress,
  done?: Done,
): Promise<CardPayload> {
  const { guild, t } = invocation;
  const waiting = await waitingReviews(invocation);
  const wanted = first && (await caseView(guild, first));
  const [oldest] = waiting;
  const shown = wanted ?? (oldest && (await caseView(guild, oldest)));
  return queueCard({ waiting, channels: waitingChannels(invocation), shown, done }, t);
}

const waitingChannels = ({ interaction, guild }: ModerateInvocation): EmptiedChannel[] =>
  lostGroups(guild).map((group) => ({
    ...group,
    name: interaction.guild.channels.cache.get(group.channelId)?.name,
  }));

/** Reported reviews, then those whose message somebody deleted; each oldest first. */
async function waitingReviews({ guild }: ModerateInvocation): Promise<QueuedReview[]> {
  const { memory } = guild;
  const waiting = new Map((await openCases(guild)).map(([key, reports]) => [key, reports.length]));
  for (const key of memory.postings.undecided()) waiting.set(key, waiting.get(key) ?? 0);
  return [...waiting].flatMap(([key, reports]) => {
    const facts = memory.reviewByKey(key);
    const show = facts && memory.show(facts.showId);
    return facts === undefined || show === undefined
      ? []
      : [{ showId: facts.showId, authorId: facts.authorId, show, reports }];
  });
}
