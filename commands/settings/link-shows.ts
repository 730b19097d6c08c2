import type { BaseInteraction, MessageComponentInteraction } from 'discord.js';
import { inPlace, type MessageWithUpdates, updatesOf } from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { createJob } from '../../src/guilds/background/jobs.ts';
import { linkingCard } from '../../src/presentation/cards/linking/linking-cards.ts';
import { jobLogMessage } from '../../src/presentation/moderation/job-log.ts';
import { sendToLog } from '../moderate/log.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/**
 * `/settings link-shows`: starts to link all shows, unless some wait for a decision, or it is running: then shows how far that is.
 */
export const linkShows: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.survey,
  defer: 'private',
  async run(invocation) {
    const { guild, services } = invocation;
    const { running, doubtful, unknown } = await services.linkJob.progress(guild);
    const isDue = !running && doubtful === 0 && unknown.length > 0;
    return { kind: 'message', ephemeral: true, ...(await (isDue ? start(invocation) : follow(invocation))) };
  },
};

/** "Search again" */
export const linkAgain: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.survey,
  defer: 'update',
  run: async (invocation) => inPlace(await start(invocation)),
};

async function start(invocation: SettingsInvocation): Promise<MessageWithUpdates> {
  const { guild, userId, services } = invocation;
  const { linkJob, clock } = services;
  const { total } = await linkJob.progress(guild);
  // If another manager was faster, this answer shows the progress of their job.
  const isNew = await guild.run(
    createJob({ kind: 'link', startedBy: userId, startedAt: clock.now(), total }),
  );
  if (isNew) sendToLog(invocation, (t) => jobLogMessage('link', userId, t));
  return follow(invocation);
}

async function follow({ guild, t, services }: SettingsInvocation): Promise<MessageWithUpdates> {
  const { linkJob } = services;
  const progress = await linkJob.progress(guild);
  return {
    message: linkingCard(progress, t),
    ...(progress.running && {
      updates: updatesOf(linkJob.progressUpdates(guild), (later) => linkingCard(later, t)),
    }),
  };
}
