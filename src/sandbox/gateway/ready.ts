import { ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';
import { guildCreatePayload } from '../payloads/guild.ts';
import { userPayload } from '../payloads/member.ts';
import { botUser } from '../world/bot-member.ts';
import type { World } from '../world/world.ts';
import { isOnShard, type Session, sendDispatch } from './sessions.ts';

/** Sends READY to a new session, and with the Guilds intent each guild. */
export function sendReady(world: World, session: Session): void {
  const guilds = world.guilds.values().filter(({ id, joined }) => joined && isOnShard(session.shard, id));
  const readsContent = world.privilegedIntents.has(GatewayIntentBits.MessageContent);
  sendDispatch(session, 'READY', {
    v: 10,
    user: { ...userPayload(botUser(world)), verified: true, mfa_enabled: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: `${world.url.replace('http', 'ws')}/gateway`,
    shard: session.shard,
    application: {
      id: world.bot.applicationId,
      flags: readsContent ? ApplicationFlags.GatewayMessageContent : 0,
    },
    private_channels: [],
    relationships: [],
    presences: [],
    guild_join_requests: [],
  });
  if (session.intents & GatewayIntentBits.Guilds)
    for (const guild of guilds) sendDispatch(session, 'GUILD_CREATE', guildCreatePayload(world, guild));
}
