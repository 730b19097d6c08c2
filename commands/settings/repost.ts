import type { BaseInteraction, MessageComponentInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import {
  inPlace,
  type MessageWithUpdates,
  privately,
  updatesOf,
} from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { createJob, runningJob } from '../../src/guilds/background/jobs.ts';
import { countReviewsToRepost } from '../../src/guilds/posting/reviews-to-repost.ts';
import { jobLogMessage } from '../../src/presentation/moderation/job-log.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { confirmRepostMessage, repostMessage } from '../../src/presentation/settings/repost-messages.ts';
import {
  channelGoneMessage,
  channelRefusedSentence,
} from '../../src/presentation/settings/settings-messages.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { sendToLog } from '../moderate/log.ts';
import { channelState } from './channel-state.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings repost`: says how many reviews would be reposted and how long that takes. */
export const repost: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.survey,
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t, services } = invocation;
    const { channelId } = guild.memory.record;
    if (channelId === undefined) throw new UserError('no-review-channel');
    if ((await runningJob(guild, 'repost')) !== undefined)
      return { kind: 'message', ephemeral: true, ...(await followRepost(invocation)) };
    if ((await channelState(invocation, channelId)) === 'gone') return privately(channelGoneMessage(t));
    const missing = missingInGuildChannel(interaction.guild, channelId);
    if (missing.length > 0)
      return privately(message({ content: channelRefusedSentence({ channelId, missing }, t) }));
    const reviews = countReviewsToRepost(guild);
    const duration = services.repostJob.estimate(reviews);
    return privately(confirmRepostMessage({ channelId, reviews, duration }, t));
  },
};

/** "Post them": starts the repost job and shows its progress. */
export const startRepost: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.survey,
  defer: 'update',
  async run(invocation) {
    const { guild, userId, services } = invocation;
    if (guild.memory.record.channelId === undefined) throw new UserError('no-review-channel');
    // If another manager was faster, this answer shows the progress of their job.
    const total = countReviewsToRepost(guild);
    const job = createJob({ kind: 'repost', startedBy: userId, startedAt: services.clock.now(), total });
    if (await guild.run(job)) sendToLog(invocation, (words) => jobLogMessage('repost', userId, words));
    return inPlace(await followRepost(invocation));
  },
};

/** The progress of the repost, which the answer follows. */
async function followRepost({ guild, t, services }: SettingsInvocation): Promise<MessageWithUpdates> {
  const { repostJob } = services;
  return {
    message: repostMessage(await repostJob.progress(guild), t),
    updates: updatesOf(repostJob.progressUpdates(guild), (progress) => repostMessage(progress, t)),
  };
}
