import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { MessageFlags, InteractionResponseType as Response } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { type CallbackBody, checkCallback } from '../interactions/callbacks.ts';
import { respond } from '../interactions/respond.ts';
import { messagePayload } from '../payloads/message.ts';
import { unknownError } from '../rules/api-error.ts';
import { checkBody } from '../rules/body.ts';
import type { RestContext } from './context.ts';
import { readBody } from './read-body.ts';

const schemas = {
  [Response.ChannelMessageWithSource]: CreateMessageInteractionCallbackRequestSchema,
  [Response.DeferredChannelMessageWithSource]: CreateMessageInteractionCallbackRequestSchema,
  [Response.DeferredMessageUpdate]: UpdateMessageInteractionCallbackRequestSchema,
  [Response.UpdateMessage]: UpdateMessageInteractionCallbackRequestSchema,
  [Response.ApplicationCommandAutocompleteResult]: ApplicationCommandAutocompleteCallbackRequestSchema,
  [Response.Modal]: ModalInteractionCallbackRequestSchema,
};

/** The route for an interaction's first response. */
export function interactionRoutes(api: Hono, { world, interactions, responseTime }: RestContext): void {
  api.post('/interactions/:id/:token/callback', async (c) => {
    const interaction = interactions.byToken(c.req.param('token'));
    if (!interaction || interaction.id !== c.req.param('id')) throw unknownError('interaction');
    const { body, uploads } = await readBody<CallbackBody>(c);
    checkCallback(world, interaction, body.type, responseTime);
    checkBody(schemas[body.type as keyof typeof schemas], body);
    const message = respond(world, interaction, body, uploads);
    if (c.req.query('with_response') !== 'true') return c.body(null, 204);
    const isDeferred = body.type === Response.DeferredChannelMessageWithSource;
    const created = body.type === Response.ChannelMessageWithSource || isDeferred;
    return c.json({
      interaction: {
        id: interaction.id,
        type: interaction.type,
        channel_id: interaction.channelId,
        ...(interaction.guildId && { guild_id: interaction.guildId }),
        ...(created &&
          message && {
            response_message_id: message.id,
            response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: message.visible_to !== null,
          }),
      },
      // Discord describes no more than the id of a deferral (Interaction Callback Resource Object).
      ...(message &&
        !isDeferred && {
          resource: { type: body.type, message: messagePayload(world, message, true) },
        }),
    });
  });
}
