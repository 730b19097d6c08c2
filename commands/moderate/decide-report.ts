import type { MessageComponentInteraction } from 'discord.js';
import { updatesOf } from '../../src/discord/interactions/command.ts';
import { reportMessage } from '../../src/presentation/moderation/report-messages.ts';
import type { ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { actOnReview } from './act-on-review.ts';
import type { ModerateHandler } from './invocation.ts';

const DECISIONS = ['keep', 'cover', 'hide', 'remove'] as const satisfies readonly ModeratorAct[];

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
    const key = reviewKey(showId, authorId);
    const reported = await guild.store.reports.get(key);
    const { reports = [] } = reported ?? {};
    const last = reports.at(-1);
    const reason = last && act !== 'keep' ? t(`report.reason.${last.reason}`) : undefined;
    const { sentence, later } = await actOnReview(invocation, address, act, reason);
    const decidedMessage = (decided: string) => reportMessage({ address, show, reports, decided, t });
    const updates = updatesOf(later, async (decided) => {
      const now = await guild.store.reports.get(key);
      // Shows new reports by now, for another decision.
      const isReopened = now?.messageId === invocation.interaction.message.id;
      return isReopened ? reportMessage({ address, show, reports: now.reports, t }) : decidedMessage(decided);
    });
    return { kind: 'update', message: decidedMessage(sentence), updates };
  },
};
