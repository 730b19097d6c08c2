import { type Client, Events } from 'discord.js';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Clock } from '../../clock.ts';

/** The guilds that the bot is in, and what it may do there, according to discord.js's cache. */
export interface GuildPresence {
  /** True also during an outage of the guild. */
  isMember(guildId: string): boolean;
  /** Calls the listener when a guild becomes available: in a new session, after an outage, or when the bot is invited. */
  onAvailable(listener: (guildId: string) => void): void;
  /**
   * Calls the listener after something that may let the bot do more or less in a guild: permissions, roles, its own time-out,
   * an archived thread. Called at once and once more a moment later, however many such changes come together.
   */
  onAccessChanged(listener: (guildId: string) => void): void;
}

/** Events within this time, in milliseconds, belong together: one click in Discord's settings sends several. */
const SETTLE_TIME = 1_000;
/** Our clock may be ahead of Discord's by this much, in milliseconds. */
const CLOCK_SLACK = 5_000;

/** Discord sends these with the intents that the bot has; GUILD_MEMBER_UPDATE only about the bot itself. */
const ACCESS_EVENTS = [
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ThreadUpdate,
  GatewayDispatchEvents.ThreadListSync,
  GatewayDispatchEvents.GuildRoleUpdate,
  GatewayDispatchEvents.GuildRoleDelete,
  GatewayDispatchEvents.GuildMemberUpdate,
  GatewayDispatchEvents.GuildUpdate,
] as const;

/** @param signal once aborted, no more changes of access are reported */
export function guildPresence(client: Client, clock: Clock, signal: AbortSignal): GuildPresence {
  const available: ((guildId: string) => void)[] = [];
  for (const event of [Events.GuildAvailable, Events.GuildCreate] as const)
    client.on(event, ({ id }) => {
      for (const listener of available) listener(id);
    });
  const onAvailable: GuildPresence['onAvailable'] = (listener) => void available.push(listener);
  const listeners: ((guildId: string) => void)[] = [];
  const settling = new Set<string>();
  const tell = (guildId: string): void => {
    for (const listener of listeners) listener(guildId);
  };
  async function changed(guildId: string): Promise<void> {
    if (settling.has(guildId)) return;
    settling.add(guildId);
    // discord.js updates its cache only after this event has been emitted.
    await Promise.resolve();
    tell(guildId);
    void timeoutOver(guildId);
    await clock.wait(SETTLE_TIME, signal);
    settling.delete(guildId);
    // Once more later, for further changes and for requests that were under way.
    if (!signal.aborted) tell(guildId);
  }
  const timedOut = new Set<string>();
  // No event says that the bot's time-out has ended.
  async function timeoutOver(guildId: string): Promise<void> {
    const end = (): number => {
      const me = client.guilds.cache.get(guildId)?.members.me;
      return (me?.communicationDisabledUntilTimestamp ?? -Infinity) + CLOCK_SLACK;
    };
    if (timedOut.has(guildId) || end() <= clock.now()) return;
    timedOut.add(guildId);
    while (end() > clock.now() && !signal.aborted) await clock.wait(end() - clock.now(), signal);
    timedOut.delete(guildId);
    await changed(guildId);
  }
  // From the raw events, because discord.js reports nothing about threads that it hasn't cached, such as archived ones.
  for (const event of ACCESS_EVENTS)
    client.ws.on(event, (data: { id: string; guild_id?: string }) => void changed(data.guild_id ?? data.id));
  onAvailable((guildId) => void timeoutOver(guildId));
  return {
    isMember: (guildId) => client.guilds.cache.has(guildId),
    onAvailable,
    onAccessChanged: (listener) => void listeners.push(listener),
  };
}
