import {
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { Context, Hono } from 'hono';
import { deleteMessage, editMessage } from '../actions/messages.ts';
import { type Interaction, tokenLifetime } from '../interactions/interactions.ts';
import { editOriginal, followUp } from '../interactions/respond.ts';
import { messagePayload } from '../payloads/message.ts';
import { ApiError, unknownError } from '../rules/api-error.ts';
import { checkBody } from '../rules/body.ts';
import { checkEdit } from '../rules/edits.ts';
import type { MessageBody } from '../rules/messages.ts';
import type { SandboxMessage } from '../world/records.ts';
import type { RestContext } from './context.ts';
import { readBody } from './read-body.ts';

const path = '/webhooks/:application/:token';

/** The routes for an interaction's follow-up messages and `@original`. */
export function webhookRoutes(api: Hono, { world, interactions, unlimited }: RestContext): void {
  /** @throws ApiError 50027 when the token has expired, 10015 when it is unknown or the interaction has no response yet */
  const interactionOf = (c: Context): Interaction => {
    if (c.req.param('application') !== world.bot.applicationId) throw unknownError('Webhook');
    const interaction = interactions.byToken(c.req.param('token') ?? '');
    if (!interaction || interaction.state === 'waiting' || interaction.state === 'late')
      throw unknownError('Webhook');
    // The leaps of a past that is made up end no token: the bot may have been at it.
    if (!unlimited() && world.now() - interaction.createdAt > tokenLifetime)
      throw new ApiError(401, 50027, 'Invalid Webhook Token');
    return interaction;
  };

  const messageOf = (c: Context, interaction: Interaction): SandboxMessage => {
    const name = c.req.param('message') ?? '';
    const id = name === '@original' ? interaction.originalId : name;
    const isOwn = id !== undefined && (interaction.messageIds.has(id) || id === interaction.originalId);
    const message = isOwn ? world.messages.get(id) : undefined;
    if (!message) throw unknownError('Message');
    return message;
  };

  api.post(path, async (c) => {
    const interaction = interactionOf(c);
    const { body, uploads } = await readBody<MessageBody>(c);
    checkBody(IncomingWebhookInteractionRequestSchema, body);
    return c.json(messagePayload(world, followUp(world, interaction, body, uploads), true));
  });

  api.get(`${path}/messages/:message`, (c) =>
    c.json(messagePayload(world, messageOf(c, interactionOf(c)), true)),
  );

  api.patch(`${path}/messages/:message`, async (c) => {
    const interaction = interactionOf(c);
    const { body, uploads } = await readBody<MessageBody>(c);
    checkBody(IncomingWebhookUpdateRequestPartialSchema, body);
    const message = messageOf(c, interaction);
    if (message.id === interaction.originalId)
      return c.json(messagePayload(world, editOriginal(world, interaction, body, uploads), true));
    checkEdit(message, body, uploads, []);
    return c.json(messagePayload(world, editMessage(world, message, body, uploads), true));
  });

  api.delete(`${path}/messages/:message`, (c) => {
    const interaction = interactionOf(c);
    const message = messageOf(c, interaction);
    deleteMessage(world, message);
    if (message.id === interaction.originalId) {
      interaction.state = 'answered';
      interaction.settle({ kind: 'deleted' });
    }
    return c.body(null, 204);
  });
}
