import type { MessageComponentInteraction } from 'discord.js';
import { linkingCard } from '../../src/presentation/cards/linking/linking-cards.ts';
import { recountMessage } from '../../src/presentation/settings/recount-messages.ts';
import { repostMessage } from '../../src/presentation/settings/repost-messages.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { SettingsHandler } from './invocation.ts';

/** "Stop" under the progress of a job: ends it where it is, for good. */
export const stopJob: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run({ guild, userId, t, services }, kind = '') {
    const { recountJob, repostJob, linkJob } = services;
    if (kind === 'recount') {
      const stopped = await recountJob.cancel(guild, userId);
      if (stopped !== undefined) return { kind: 'update', message: recountMessage(stopped, t) };
    } else if (kind === 'repost') {
      const stopped = await repostJob.cancel(guild, userId);
      if (stopped !== undefined) return { kind: 'update', message: repostMessage(stopped, t) };
    } else if (kind === 'link') {
      const stopped = await linkJob.cancel(guild, userId);
      if (stopped !== undefined) return { kind: 'update', message: linkingCard(stopped, t) };
    }
    throw new UserError('job-over');
  },
};
