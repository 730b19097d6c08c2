import { InteractionType, InteractionResponseType as Response } from 'discord-api-types/v10';
import { ApiError, refuseProblems, unknownError } from '../rules/api-error.ts';
import type { MessageBody } from '../rules/messages.ts';
import type { ModalData } from '../rules/modals.ts';
import type { World } from '../world/world.ts';
import type { Choice, Interaction } from './interactions.ts';

/** The body of an interaction's first response. */
export interface CallbackBody {
  readonly type: number;
  readonly data?: (MessageBody & Partial<ModalData> & { choices?: Choice[] }) | null;
}

/** The types of first responses that an interaction accepts. */
function suitableResponses(interaction: Interaction): number[] {
  const messages = [Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource];
  const updates = interaction.sourceId ? [Response.DeferredMessageUpdate, Response.UpdateMessage] : [];
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return [...messages, Response.Modal];
    case InteractionType.MessageComponent:
      return [...messages, ...updates, Response.Modal];
    case InteractionType.ApplicationCommandAutocomplete:
      return [Response.ApplicationCommandAutocompleteResult];
    case InteractionType.ModalSubmit:
      return [...messages, ...updates];
  }
}

/**
 * Refuses a first response that comes too late or twice, or that the interaction does not accept.
 * @throws ApiError 10062, 40060 or 50035
 */
export function checkCallback(
  world: World,
  interaction: Interaction,
  type: number,
  responseTime: number,
): void {
  const late = interaction.state === 'waiting' && world.now() - interaction.createdAt > responseTime;
  if (interaction.state === 'late' || late) throw unknownError('interaction');
  if (interaction.state !== 'waiting')
    throw new ApiError(400, 40060, 'Interaction has already been acknowledged.');
  const types = suitableResponses(interaction);
  if (!types.includes(type))
    refuseProblems([
      {
        path: ['type'],
        code: 'BASE_TYPE_CHOICES',
        message: `Value must be one of {${types.join(', ')}}.`,
      },
    ]);
}
