import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { noteWelcome } from '../../guilds/settings/guild-settings.ts';
import { welcomeMessage } from '../../presentation/settings/welcome-message.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Store } from '../../storage/store/store.ts';
import { welcomeChannel } from '../connection/welcome-channel.ts';
import type { Context } from '../context.ts';
import type { StaffMessages } from '../moderation/staff-messages.ts';

interface GreetingServices extends Context {
  readonly staff: StaffMessages;
  readonly store: Pick<Store, 'guild'>;
}

/** For how long after it was invited the bot introduces itself, in milliseconds: it may have been offline, or may write nowhere. */
const RECENT = 7 * 24 * 60 * 60_000;

/**
 * Introduces the bot in a guild that it has joined lately, once: to be silent after a failure is better than to say it twice. A guild
 * that it knows from before hears nothing.
 */
export function greetGuilds({
  client,
  guilds,
  presence,
  store,
  staff,
  guildText,
  log,
  clock,
}: GreetingServices): void {
  /** Asks the store, because to load all of a guild takes longer, and most of them have heard it. */
  const isWelcomed = async (guildId: string): Promise<boolean> => {
    const record = await store.guild(guildId).guilds.get(guildId).catch(undefinedIfUnreadable);
    return record?.welcomedAt !== undefined;
  };
  const greet = async (guild: OpenGuild): Promise<void> => {
    const { id } = guild.memory;
    const channelId = welcomeChannel(client, id);
    if (channelId === undefined || !(await guild.run(noteWelcome(clock.now())))) return;
    staff.send(channelId, welcomeMessage(guildText(id)));
  };
  const look = (guildId: string): void => {
    const joinedAt = client.guilds.cache.get(guildId)?.joinedTimestamp ?? 0;
    if (joinedAt < clock.now() - RECENT) return;
    isWelcomed(guildId)
      .then((isDone) => (isDone ? undefined : guilds.use(guildId, greet)))
      .catch((err: unknown) => log.error({ err, guildId }, 'The bot could not introduce itself'));
  };
  presence.onAvailable(look);
  presence.onAccessChanged(look);
}
