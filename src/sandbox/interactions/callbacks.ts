import { ApiError, refuseProblems, unknownError } from '../rules/api-error.ts';
import type { MessageBody } from '../rules/messages.ts';
import type { ModalData } from '../rules/modals.ts';
import type { World } from '../world/world.ts';
import type { Choice, Interaction } from './interactions.ts';

/** The body of an interaction's first answer. */
export interface CallbackBody {
  readonly type: number;
  readonly data?: (MessageBody & Partial<ModalData> & { choices?: Choice[] }) | null;
}

/** Kinds of first answers: message, deferred message, deferred update, update, choices, modal. */
export const callback = {
  message: 4,
  deferMessage: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** Which first answers suit which interaction. */
function suitable(interaction: Interaction): number[] {
  const messages = [callback.message, callback.deferMessage];
  const updates = interaction.sourceId ? [callback.deferUpdate, callback.update] : [];
  switch (interaction.type) {
    case 2:
      return [...messages, callback.modal];
    case 3:
      return [...messages, ...updates, callback.modal];
    case 4:
      return [callback.choices];
    case 5:
      return [...messages, ...updates];
  }
}

/**
 * Refuses a first answer that comes too late, twice, or that does not suit the interaction.
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
  const types = suitable(interaction);
  if (!types.includes(type))
    refuseProblems([
      {
        path: ['type'],
        code: 'BASE_TYPE_CHOICES',
        message: `Value must be one of {${types.join(', ')}}.`,
      },
    ]);
}
