import type { BaseInteraction } from 'discord.js';
import type { RecountProgress } from '../../src/discord/comparing/recount-job.ts';
import { type MessageWithUpdates, updatesOf } from '../../src/discord/interactions/command.ts';
import { createJob } from '../../src/guilds/background/jobs.ts';
import { jobLogMessage } from '../../src/presentation/moderation/job-log.ts';
import { type MessagePayload, message } from '../../src/presentation/payload/payload.ts';
import { recountProgress } from '../../src/presentation/settings/recount-messages.ts';
import type { Translate } from '../../src/presentation/texts/texts.ts';
import { sendToLog } from '../moderate/log.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings recount`: starts a recount, or shows the progress of one that is running. */
export const recount: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  run: async (invocation) => ({ kind: 'message', ephemeral: true, ...(await startRecount(invocation)) }),
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
    message: progressMessage(await recountJob.progress(guild), t),
    updates: updatesOf(recountJob.progressUpdates(guild), (progress) => progressMessage(progress, t)),
  };
}

const progressMessage = (progress: RecountProgress, t: Translate): MessagePayload =>
  message({ content: recountProgress(progress, t) });
