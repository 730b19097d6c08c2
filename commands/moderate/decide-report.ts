import type { MessageComponentInteraction } from 'discord.js';
import { saveReportMessage } from '../../src/guilds/moderation/reports.ts';
import type { ReviewAddress } from '../../src/presentation/moderation/moderation-panel.ts';
import { reportMessage } from '../../src/presentation/moderation/report-messages.ts';
import { messageLink } from '../../src/presentation/payload/message-link.ts';
import type { ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ReportCase } from '../../src/storage/entries/entries.ts';
import { actOnReview } from './act-on-review.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';

const DECISIONS = ['keep', 'cover', 'hide', 'remove'] as const satisfies readonly ModeratorAct[];

/** Shows the reports about a review in the moderators' channel: all in one message, unless that was deleted. */
export async function showReports(
  { guild, services }: ModerateInvocation,
  address: ReviewAddress,
  { reports, channelId, messageId }: ReportCase,
): Promise<void> {
  const { memory } = guild;
  const key = reviewKey(address.showId, address.authorId);
  const show = memory.show(address.showId);
  const posting = memory.reviewByKey(key)?.posting;
  const { moderatorChannelId } = memory.record;
  if (show === undefined || moderatorChannelId === undefined) return;
  const link = posting?.state === 'posted' ? messageLink(memory.id, posting) : undefined;
  const message = reportMessage({ address, show, reports, link, t: services.guildText(memory.id) });
  try {
    if (channelId === moderatorChannelId && messageId !== undefined) {
      const isShown = await services.staff.edit({ channelId, messageId }, message).then(
        () => true,
        () => false,
      );
      if (isShown) return;
    }
    const posted = await services.staff.post(moderatorChannelId, message);
    await guild.run(saveReportMessage(key, { channelId: moderatorChannelId, messageId: posted }));
  } catch (err) {
    services.log.warn(
      { err, channelId: moderatorChannelId },
      'A report could not be shown to the moderators; it waits in the queue',
    );
  }
}

/** "Keep", "Cover spoilers", "Hide" and "Remove" under a report: acts at once, with the reported reason. */
export const decideReport: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, name = '', showId = '', authorId = '') {
    const { guild, t } = invocation;
    const address = { showId, authorId };
    const act = DECISIONS.find((decision) => decision === name);
    if (act === undefined) throw new UserError('stale-button');
    const show = guild.memory.show(showId);
    if (show === undefined) throw new UserError('review-not-found');
    const reported = await guild.store.reports.get(reviewKey(showId, authorId));
    const { reports = [] } = reported ?? {};
    const last = reports.at(-1);
    const reason = last && act !== 'keep' ? t(`report.reason.${last.reason}`) : undefined;
    const decided = await actOnReview(invocation, address, act, reason);
    return { kind: 'update', message: reportMessage({ address, show, reports, decided, t }) };
  },
};
