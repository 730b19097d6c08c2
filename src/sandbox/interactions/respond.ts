import { MessageFlags, MessageType, InteractionResponseType as Response } from 'discord-api-types/v10';
import { createMessage, editMessage } from '../actions/messages.ts';
import { refuseProblems, unknownError } from '../rules/api-error.ts';
import { choiceProblems } from '../rules/choices.ts';
import { withComponentIds } from '../rules/component-ids.ts';
import { checkEdit } from '../rules/edits.ts';
import { checkMessage, type MessageBody, partsOf, type Upload } from '../rules/messages.ts';
import { checkModal, type ModalData } from '../rules/modals.ts';
import { strippedChoice } from '../rules/stripped-text.ts';
import { botUser } from '../world/bot-member.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import type { CallbackBody } from './callbacks.ts';
import type { Answer, Choice, Interaction } from './interactions.ts';

/**
 * Carries out an interaction's first response.
 * @returns the message that it created or edited, if any
 * @throws ApiError for an invalid body; the interaction then still waits for a response
 */
export function respond(
  world: World,
  interaction: Interaction,
  body: CallbackBody,
  uploads: readonly Upload[],
): SandboxMessage | undefined {
  const data = body.data ?? {};
  switch (body.type) {
    case Response.ChannelMessageWithSource: {
      const message = answerMessage(world, interaction, data, uploads, ['data']);
      interaction.state = 'answered';
      interaction.originalId = message.id;
      interaction.settle(answerOf(message));
      return message;
    }
    case Response.DeferredChannelMessageWithSource: {
      const flags = MessageFlags.Loading | ((data.flags ?? 0) & MessageFlags.Ephemeral);
      const message = store(world, interaction, {}, [], flags);
      interaction.state = 'deferred reply';
      interaction.originalId = message.id;
      interaction.acknowledge(answerOf(message));
      return message;
    }
    case Response.DeferredMessageUpdate: {
      const message = source(world, interaction);
      interaction.state = 'deferred update';
      interaction.originalId = message.id;
      interaction.acknowledge({ kind: 'update', message });
      return undefined;
    }
    case Response.UpdateMessage: {
      const current = source(world, interaction);
      checkEdit(current, data, uploads, ['data']);
      const message = editMessage(world, current, data, uploads);
      interaction.state = 'answered';
      interaction.originalId = message.id;
      interaction.settle({ kind: 'update', message });
      return message;
    }
    case Response.ApplicationCommandAutocompleteResult:
      refuseProblems(choiceProblems(data.choices ?? [], ['data', 'choices']));
      interaction.state = 'answered';
      interaction.settle({ kind: 'choices', choices: (data.choices ?? []).map(strippedChoiceOf) });
      return undefined;
    default: {
      const modal = data as ModalData;
      checkModal(modal);
      interaction.state = 'answered';
      interaction.settle({
        kind: 'modal',
        modal: {
          custom_id: modal.custom_id,
          title: modal.title,
          components: withComponentIds(modal.components),
          userId: interaction.userId,
          channelId: interaction.channelId,
          ...(interaction.sourceId && { messageId: interaction.sourceId }),
          triggering: interaction.metadata,
        },
      });
      return undefined;
    }
  }
}

/**
 * Sends a follow-up message; the first one completes a deferred response.
 * @throws ApiError for an invalid body
 */
export function followUp(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
): SandboxMessage {
  if (interaction.state === 'deferred reply') return editOriginal(world, interaction, body, uploads);
  const message = answerMessage(world, interaction, body, uploads, []);
  interaction.settle(answerOf(message));
  return message;
}

/**
 * Edits `@original`, which completes a deferred response.
 * @throws ApiError for an invalid body, or when the message is gone
 */
export function editOriginal(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
): SandboxMessage {
  const current = world.messages.get(interaction.originalId ?? '');
  if (!current) throw unknownError('Message');
  const deferred = interaction.state === 'deferred reply';
  checkEdit(current, body, uploads, []);
  const message = editMessage(world, current, body, uploads, deferred);
  if (deferred) interaction.settle(answerOf(message));
  else interaction.settle({ kind: 'update', message });
  interaction.state = 'answered';
  return message;
}

const strippedChoiceOf = ({ name, value }: Choice): Choice => ({
  name: strippedChoice(name),
  value: typeof value === 'string' ? strippedChoice(value) : value,
});

function answerMessage(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
  path: PropertyKey[],
): SandboxMessage {
  checkMessage(partsOf(body, uploads), path);
  return store(world, interaction, body, uploads, (body.flags ?? 0) & MessageFlags.Ephemeral);
}

function store(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
  flags: number,
): SandboxMessage {
  const replyTo = interaction.originalId ?? interaction.sourceId;
  const message = createMessage(world, channelOf(world, interaction), botUser(world), body, uploads, {
    type: replyTo ? MessageType.Reply : MessageType.ChatInputCommand,
    flags,
    visible_to: flags & MessageFlags.Ephemeral ? interaction.userId : null,
    webhook_id: world.bot.applicationId,
    interaction: {
      ...interaction.metadata,
      ...(interaction.originalId && { original_response_message_id: interaction.originalId }),
    },
    ...(replyTo && { reference: { channel_id: interaction.channelId, message_id: replyTo } }),
  });
  interaction.messageIds.add(message.id);
  return message;
}

const answerOf = (message: SandboxMessage): Answer => ({
  kind: 'message',
  message,
  ephemeral: message.visible_to !== null,
});

function source(world: World, interaction: Interaction): SandboxMessage {
  const message = world.messages.get(interaction.sourceId ?? '');
  if (!message) throw unknownError('Message');
  return message;
}

function channelOf(world: World, interaction: Interaction): ChannelRecord {
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw unknownError('Channel');
  return channel;
}
