import type { Context, Hono } from 'hono';
import {
  addReaction,
  clearReactions,
  parseEmoji,
  reactionWith,
  removeReaction,
} from '../actions/reactions.ts';
import { userPayload } from '../payloads/member.ts';
import { missingPermissions, refuseProblems, unknownEmoji } from '../rules/api-error.ts';
import { can } from '../world/permissions.ts';
import type { EmojiRecord } from '../world/records.ts';
import { compareSnowflakes } from '../world/snowflakes.ts';
import { channelFor, checkTimeOut, messageIn, openChannelFor, type RestContext } from './context.ts';
import { readPagination } from './read-pagination.ts';

const path = '/channels/:channel/messages/:message/reactions';

/** The routes for reactions. */
export function reactionRoutes(api: Hono, { world }: RestContext): void {
  const channelOf = (c: Context) => channelFor(world, c.req.param('channel') ?? '');
  const messageOf = (c: Context) => messageIn(world, channelOf(c), c.req.param('message') ?? '');

  const isOwn = (emojiId: string) =>
    world.guilds
      .values()
      .some(({ joined, emojis = [] }) => joined && emojis.some((emoji) => emoji.id === emojiId));

  api.put(`${path}/:emoji/:user`, (c) => {
    const channel = openChannelFor(world, c.req.param('channel'), 'ReadMessageHistory');
    const message = messageOf(c);
    const emoji = emojiOf(c);
    checkTimeOut(world, channel);
    if (c.req.param('user') !== '@me') return c.notFound();
    // A bot can use its guilds' custom emoji; any other only where somebody has reacted with it.
    if (emoji.id !== null && !isOwn(emoji.id) && !reactionWith(message, emoji)) throw unknownEmoji();
    if (!reactionWith(message, emoji) && !can(world, world.bot.id, channel, 'AddReactions'))
      throw missingPermissions();
    addReaction(world, message, emoji, world.bot.id);
    return c.body(null, 204);
  });

  api.get(`${path}/:emoji`, (c) => {
    const message = messageOf(c);
    const { limit, after = 0n } = readPagination(c, { standard: 25, maximum: 100 }, ['after']);
    const type = c.req.query('type') ?? '0';
    if (type !== '0' && type !== '1')
      refuseProblems([
        { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Value must be one of {0, 1}.' },
      ]);
    const reaction = reactionWith(message, emojiOf(c));
    const users = (type === '1' ? reaction?.super : reaction?.normal) ?? [];
    const page = users
      .filter((id) => BigInt(id) > after)
      .sort(compareSnowflakes)
      .slice(0, limit);
    return c.json(
      page.flatMap((id) => {
        const user = world.userOf(message.guild_id, id);
        return user ? [userPayload(user)] : [];
      }),
    );
  });

  api.delete(`${path}/:emoji/:user`, (c) => {
    const user = c.req.param('user');
    const userId = user === '@me' ? world.bot.id : user;
    const isOwn = userId === world.bot.id;
    openChannelFor(world, c.req.param('channel'), ...(isOwn ? [] : (['ManageMessages'] as const)));
    removeReaction(world, messageOf(c), emojiOf(c), userId);
    return c.body(null, 204);
  });

  api.delete(`${path}/:emoji`, (c) => {
    openChannelFor(world, c.req.param('channel'), 'ManageMessages');
    clearReactions(world, messageOf(c), emojiOf(c));
    return c.body(null, 204);
  });

  api.delete(path, (c) => {
    openChannelFor(world, c.req.param('channel'), 'ManageMessages');
    clearReactions(world, messageOf(c));
    return c.body(null, 204);
  });
}

function emojiOf(c: Context): EmojiRecord {
  const emoji = parseEmoji(c.req.param('emoji') ?? '');
  if (!emoji) throw unknownEmoji();
  return emoji;
}
