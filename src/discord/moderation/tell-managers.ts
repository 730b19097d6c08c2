import { type APIDMChannel, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { changeSettings } from '../../guilds/settings/guild-settings.ts';
import { reportsWaitMessage } from '../../presentation/moderation/reports-wait-message.ts';
import type { Context } from '../context.ts';
import type { StaffMessages } from './staff-messages.ts';

/** A day, in milliseconds. */
const AT_MOST_EVERY = 24 * 60 * 60 * 1000;

export interface TellManagersServices
  extends Pick<Context, 'client' | 'rest' | 'guildText' | 'clock' | 'log'> {
  readonly staff: StaffMessages;
}

/**
 * Tells a guild that has chosen no channel for reports that one waits, once a day at most: in the log channel, else the owner
 * privately, else where Discord tells moderators its news. Nothing is said where members would read it.
 */
export async function tellManagers(services: TellManagersServices, guild: OpenGuild): Promise<void> {
  const { client, staff, guildText, clock, log } = services;
  const { id, record } = guild.memory;
  const { logChannelId, reportsToldAt = Number.NEGATIVE_INFINITY } = record;
  if (clock.now() - reportsToldAt < AT_MOST_EVERY) return;
  // Stored first, so that a restart does not tell it again.
  await guild.run(changeSettings({ reportsToldAt: clock.now() }));
  const server = client.guilds.cache.get(id);
  const message = reportsWaitMessage(server?.name ?? '', guildText(id));
  if (logChannelId !== undefined) {
    staff.send(logChannelId, message);
    return;
  }
  const owner = () => directChannel(services, server?.ownerId ?? '');
  const onRefused = () => {
    log.info({ guildId: id }, 'The owner takes no private message about a report');
    const news = server?.publicUpdatesChannelId;
    if (news) staff.send(news, message);
  };
  staff.send(owner, message, { onRefused });
}

async function directChannel({ rest }: TellManagersServices, userId: string): Promise<string> {
  const body = { recipient_id: userId };
  return ((await rest.post(Routes.userChannels(), { body })) as APIDMChannel).id;
}
