import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { channelPayload } from '../payloads/channel.ts';
import {
  activeThreadsOf,
  channelsOf,
  guildEmojiPayload,
  guildPayload,
  membersOf,
  rolesOf,
} from '../payloads/guild.ts';
import { memberPayload, rolePayload } from '../payloads/member.ts';
import { missingAccess, unknownError } from '../rules/api-error.ts';
import type { GuildRecord } from '../world/records.ts';
import { compareSnowflakes } from '../world/snowflakes.ts';
import { memberKey, type World } from '../world/world.ts';
import type { RestContext } from './context.ts';
import { readPagination } from './read-pagination.ts';

/** The routes for guilds, their channels, roles, members and emoji. */
export function guildRoutes(api: Hono, { world }: RestContext): void {
  api.get('/guilds/:guild', (c) => {
    const guild = guildFor(world, c.req.param('guild'));
    const counts = {
      approximate_member_count: membersOf(world, guild.id).length,
      approximate_presence_count: 0,
    };
    return c.json({
      ...guildPayload(world, guild),
      ...(c.req.query('with_counts') === 'true' && counts),
    });
  });
  api.get('/guilds/:guild/emojis/:emoji', (c) => {
    const { emojis = [] } = guildFor(world, c.req.param('guild'));
    const emoji = emojis.find(({ id }) => id === c.req.param('emoji'));
    if (!emoji) throw unknownError('Emoji');
    return c.json(guildEmojiPayload(emoji));
  });
  api.get('/guilds/:guild/channels', (c) => {
    const guild = guildFor(world, c.req.param('guild'));
    return c.json(channelsOf(world, guild.id).map((channel) => channelPayload(world, channel)));
  });
  api.get('/guilds/:guild/threads/active', (c) => {
    const guild = guildFor(world, c.req.param('guild'));
    const threads = activeThreadsOf(world, guild.id);
    return c.json({ threads: threads.map((thread) => channelPayload(world, thread)), members: [] });
  });
  api.get('/guilds/:guild/roles', (c) => {
    const guild = guildFor(world, c.req.param('guild'));
    return c.json(rolesOf(world, guild.id).map(rolePayload));
  });
  api.get('/guilds/:guild/members', (c) => {
    const guild = guildFor(world, c.req.param('guild'));
    if (!world.privilegedIntents.has(GatewayIntentBits.GuildMembers)) throw missingAccess();
    const { limit, after = 0n } = readPagination(c, { standard: 1, maximum: 1000 }, ['after']);
    const page = membersOf(world, guild.id)
      .filter(({ user }) => BigInt(user.id) > after)
      .sort((a, b) => compareSnowflakes(a.user.id, b.user.id))
      .slice(0, limit);
    return c.json(page.map(memberPayload));
  });
  api.get('/guilds/:guild/members/:user', (c) => {
    const guild = guildFor(world, c.req.param('guild'));
    const user = c.req.param('user');
    const member = world.members.get(memberKey(guild.id, user === '@me' ? world.bot.id : user));
    if (!member) throw unknownError('Member');
    return c.json(memberPayload(member));
  });
}

/**
 * A route's guild.
 * @throws ApiError 10004 when the bot is not in it
 */
function guildFor(world: World, id: string): GuildRecord {
  const guild = world.guilds.get(id);
  if (!guild?.joined) throw unknownError('Guild');
  return guild;
}
