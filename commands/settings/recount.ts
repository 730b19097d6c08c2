import type { BaseInteraction, MessageComponentInteraction } from 'discord.js';
import { type MessageWithUpdates, privately, updatesOf } from '../../src/discord/interactions/command.ts';
import { createJob, runningJob } from '../../src/guilds/background/jobs.ts';
import { jobLogMessage } from '../../src/presentation/moderation/job-log.ts';
import { confirmRecountMessage, recountMessage } from '../../src/presentation/settings/recount-messages.ts';
import { sendToLog } from '../moderate/log.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings recount`: starts a recount, after a question if it takes long, or shows the progress of one that is running. */
export const recount: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { guild, t, services } = invocation;
    const { recountJob } = services;
    if (recountJob.isLong(guild) && (await runningJob(guild, 'recount')) === undefined) {
      const { total } = await recountJob.progress(guild);
      const duration = recountJob.estimate(guild, { otherEmoji: false });
      return privately(confirmRecountMessage({ reviews: total, duration }, t));
    }
    return { kind: 'message', ephemeral: true, ...(await startRecount(invocation)) };
  },
};

/** "Recount them": starts the recount that the question was about. */
export const recountConfirmed: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  run: async (invocation) => ({ kind: 'update', ...(await startRecount(invocation)) }),
};

/** Starts a recount unless one is running. Resolves to an answer that shows its progress. */
export async function startRecount(invocation: SettingsInvocation): Promise<MessageWithUpdates> {
  const { guild, userId, t, services } = invocation;
  const { recountJob, clock } = services;
  const { total } = await recountJob.progress(guild);
  const job = createJob({ kind: 'recount', startedBy: userId, startedAt: clock.now(), total });
  if (await guild.run(job)) sendToLog(invocation, (words) => jobLogMessage('recount', userId, words));
  recountJob.start(guild.memory.id);
  return {
    message: recountMessage(await recountJob.progress(guild), t),
    updates: updatesOf(recountJob.progressUpdates(guild), (progress) => recountMessage(progress, t)),
  };
}
