import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import { GatewayIntentBits, MessageType } from 'discord-api-types/v10';
import type { Context, Hono } from 'hono';
import { checkRecipient } from '../actions/direct-channels.ts';
import { createMessage, deleteMessage, deleteMessages, editMessage } from '../actions/messages.ts';
import { changeThread } from '../actions/threads.ts';
import { messagePayload } from '../payloads/message.ts';
import { ApiError, missingPermissions, refuseProblems, threadArchived } from '../rules/api-error.ts';
import { checkBody } from '../rules/body.ts';
import { checkEdit } from '../rules/edits.ts';
import { checkFilter } from '../rules/filter.ts';
import { checkMessage, type MessageBody, partsOf } from '../rules/messages.ts';
import { problem } from '../rules/problems.ts';
import { botUser } from '../world/bot-member.ts';
import { can, permissionToSend } from '../world/permissions.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import { snowflakeTime } from '../world/snowflakes.ts';
import type { World } from '../world/world.ts';
import {
  channelFor,
  checkLock,
  checkTimeOut,
  messageIn,
  openChannelFor,
  type RestContext,
} from './context.ts';
import { createEditLimits } from './edit-limits.ts';
import { createNonces } from './nonces.ts';
import { rateLimitHeaders } from './rate-limits.ts';
import { readBody } from './read-body.ts';
import { readPagination } from './read-pagination.ts';

const path = '/channels/:channel/messages';
const pageIds = ['before', 'after', 'around'] as const;
const anHour = 3_600_000;

/** The routes for messages. */
export function messageRoutes(api: Hono, { world, faults }: RestContext): void {
  const nonces = createNonces(world);
  const editLimits = createEditLimits(world.now, faults);
  const payload = (message: SandboxMessage) =>
    messagePayload(world, message, world.privilegedIntents.has(GatewayIntentBits.MessageContent));
  const channelOf = (c: Context) => channelFor(world, c.req.param('channel') ?? '');
  const messageOf = (c: Context) => messageIn(world, channelOf(c), c.req.param('message') ?? '');

  api.get(path, (c) => {
    const channel = channelOf(c);
    const { limit, ...page } = readPagination(c, { standard: 50, maximum: 100 }, pageIds);
    if (!can(world, world.bot.id, channel, 'ReadMessageHistory')) return c.json([]);
    return c.json(pageOf(world, channel, limit, page).map(payload));
  });

  api.post(path, async (c) => {
    const channel = channelToPostIn(world, c.req.param('channel'));
    const { body, uploads } = await readBody<MessageBody>(c);
    checkBody(MessageCreateRequestSchema, body);
    checkRecipient(world, channel);
    checkReference(world, channel, body);
    checkMessage(partsOf(body, uploads));
    checkFilter(world.guilds.get(channel.guild_id), body);
    if (body.embeds?.length && !can(world, world.bot.id, channel, 'EmbedLinks')) throw missingPermissions();
    if (uploads.length > 0 && !can(world, world.bot.id, channel, 'AttachFiles')) throw missingPermissions();
    if (body.enforce_nonce && body.nonce !== undefined && body.nonce !== null) {
      const known = nonces.find(body.nonce);
      if (known) return c.json(payload(known));
    }
    // "Sending a message will automatically unarchive the thread" (Threads, Active & Archived Threads).
    if (channel.thread?.archived) changeThread(world, channel.id, { archived: false });
    const reference = body.message_reference && world.messages.get(body.message_reference.message_id);
    const message = createMessage(world, channel, botUser(world), body, uploads, {
      ...(reference && {
        type: MessageType.Reply,
        reference: { channel_id: channel.id, message_id: reference.id },
      }),
    });
    nonces.remember(message);
    return c.json(payload(message));
  });

  api.post(`${path}/bulk-delete`, async (c) => {
    const channel = openChannelFor(world, c.req.param('channel'), 'ManageMessages');
    const { body } = await readBody<{ messages?: string[] }>(c);
    const ids = body.messages ?? [];
    if (ids.length < 2 || ids.length > 100)
      throw new ApiError(400, 50016, 'Provided too few or too many messages to delete.');
    const twoWeeks = 14 * 24 * anHour;
    if (ids.some((id) => world.now() - snowflakeTime(id) > twoWeeks))
      throw new ApiError(400, 50034, 'You can only bulk delete messages that are under 14 days old.');
    deleteMessages(world, channel, ids);
    return c.body(null, 204);
  });

  api.get(`${path}/:message`, (c) => {
    channelFor(world, c.req.param('channel'), 'ReadMessageHistory');
    return c.json(payload(messageOf(c)));
  });

  api.patch(`${path}/:message`, async (c) => {
    const channel = openChannelFor(world, c.req.param('channel'));
    const { body, uploads } = await readBody<MessageBody>(c);
    checkBody(MessageEditRequestPartialSchema, body);
    const message = messageOf(c);
    checkTimeOut(world, channel);
    checkLock(world, channel);
    if (message.author.id !== world.bot.id)
      throw new ApiError(403, 50005, 'Cannot edit a message authored by another user');
    const putOff = editLimits(channel, message);
    if (putOff) {
      const { retryAfter, ...error } = putOff;
      const limited = { ...error, retry_after: retryAfter, global: false };
      return c.json(limited, 429, rateLimitHeaders('shared', retryAfter));
    }
    // Without the permission, Discord ignores an edit's embeds, where it refuses a new message with embeds.
    const shown = can(world, world.bot.id, channel, 'EmbedLinks') ? body : { ...body, embeds: [] };
    const edit = body.embeds === undefined ? body : shown;
    if (uploads.length > 0 && !can(world, world.bot.id, channel, 'AttachFiles')) throw missingPermissions();
    checkEdit(message, edit, uploads, []);
    checkFilter(world.guilds.get(channel.guild_id), edit);
    return c.json(payload(editMessage(world, message, edit, uploads)));
  });

  api.delete(`${path}/:message`, (c) => {
    const message = messageOf(c);
    const isOwn = message.author.id === world.bot.id;
    openChannelFor(world, c.req.param('channel'), ...(isOwn ? [] : (['ManageMessages'] as const)));
    deleteMessage(world, message);
    return c.body(null, 204);
  });
}

/**
 * A route's channel, if the bot can post in it. An archived thread opens for that, "unless the thread has been locked by a
 * moderator" (Threads, Active & Archived Threads).
 * @throws ApiError 50083 or 160005, and what `channelFor` throws
 */
function channelToPostIn(world: World, id: string): ChannelRecord {
  const seen = channelFor(world, id);
  const channel = channelFor(world, id, permissionToSend(seen));
  const { archived, locked } = channel.thread ?? {};
  if (archived && locked && !can(world, world.bot.id, channel, 'ManageThreads')) throw threadArchived();
  checkLock(world, channel);
  return channel;
}

/** A page of a channel's messages, newest first. */
function pageOf(
  world: World,
  channel: ChannelRecord,
  limit: number,
  { before, after, around }: { before?: bigint; after?: bigint; around?: bigint },
): SandboxMessage[] {
  const messages = world.messagesOf(channel.id).filter(({ visible_to }) => visible_to === null);
  const older = (than: bigint, count: number) =>
    messages.filter(({ id }) => BigInt(id) < than).slice(count > 0 ? -count : messages.length);
  const newer = (than: bigint, count: number) =>
    messages.filter(({ id }) => BigInt(id) > than).slice(0, count);
  const half = Math.floor(limit / 2);
  if (around !== undefined) {
    const middle = messages.filter(({ id }) => BigInt(id) === around);
    return [...older(around, half), ...middle, ...newer(around, half)].slice(0, limit).reverse();
  }
  if (before !== undefined) return older(before, limit).reverse();
  if (after !== undefined) return newer(after, limit).reverse();
  return messages.slice(-limit).reverse();
}

function checkReference(world: World, channel: ChannelRecord, body: MessageBody): void {
  if (!body.message_reference) return;
  if (!can(world, world.bot.id, channel, 'ReadMessageHistory')) throw missingPermissions();
  const message = world.messages.get(body.message_reference.message_id);
  const exists = message?.channel_id === channel.id && message.visible_to === null;
  if (!exists && body.message_reference.fail_if_not_exists !== false)
    refuseProblems([problem('REPLIES_UNKNOWN_MESSAGE', 'message_reference')]);
}
