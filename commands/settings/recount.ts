import type { BaseInteraction, MessageComponentInteraction } from 'discord.js';
import { type MessageWithUpdates, privately, updatesOf } from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { createJob, runningJob } from '../../src/guilds/background/jobs.ts';
import type { Act } from '../../src/guilds/memory/act.ts';
import { jobLogMessage } from '../../src/presentation/moderation/job-log.ts';
import { confirmRecountMessage, recountMessage } from '../../src/presentation/settings/recount-messages.ts';
import { sendToLog } from '../moderate/log.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings recount`: starts a recount, after a question if it takes long, or shows the progress of one that is running. */
export const recount: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.survey,
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
  cost: COSTS.survey,
  defer: 'update',
  run: async (invocation) => ({ kind: 'update', ...(await startRecount(invocation)) }),
};

/** Starts a recount unless one is running. Resolves to an answer that shows its progress. */
async function startRecount(invocation: SettingsInvocation): Promise<MessageWithUpdates> {
  const isNew = await invocation.guild.run(await recountOf(invocation));
  return followRecount(invocation, isNew);
}

/** The act that stores a recount, unless one is running. */
export async function recountOf({ guild, userId, services }: SettingsInvocation): Promise<Act<boolean>> {
  const { recountJob, clock } = services;
  const { total } = await recountJob.progress(guild);
  return createJob({ kind: 'recount', startedBy: userId, startedAt: clock.now(), total });
}

/** Resolves to an answer that shows the progress of the stored recount. */
export async function followRecount(
  invocation: SettingsInvocation,
  isNew: boolean,
): Promise<MessageWithUpdates> {
  const { guild, userId, t, services } = invocation;
  const { recountJob } = services;
  if (isNew) sendToLog(invocation, (words) => jobLogMessage('recount', userId, words));
  return {
    message: recountMessage(await recountJob.progress(guild), t),
    updates: updatesOf(recountJob.progressUpdates(guild), (progress) => recountMessage(progress, t)),
  };
}
