import { type APIMessage, MessageFlags, Routes } from 'discord-api-types/v10';
import type { MessagePayload } from '../../presentation/payload/payload.ts';
import { isUpToDate } from '../display/is-up-to-date.ts';
import type { AnswerableInteraction } from './command.ts';

/** The message that an interaction was answered with. */
export interface Original {
  /** It shows what was due. */
  readonly isShown: boolean;
  /** It shows that the bot is thinking. */
  readonly isLoading: boolean;
  readonly isPrivate: boolean;
  /** It is the message whose component was used, or opened the form. */
  readonly isSource: boolean;
}

/**
 * Asks Discord for the message that an interaction was answered with, whoever did that. Resolves to undefined when there is
 * none, because it was not answered or with a modal, or when Discord does not say.
 * @param due what it should show
 */
export async function fetchOriginal(
  interaction: AnswerableInteraction,
  due: MessagePayload,
): Promise<Original | undefined> {
  const { client, applicationId, token } = interaction;
  const route = Routes.webhookMessage(applicationId, token, '@original');
  const original = await client.rest.get(route, { auth: false }).then(
    (message) => message as APIMessage,
    () => undefined,
  );
  if (original === undefined) return undefined;
  const { id, flags = 0, components } = original;
  return {
    isShown: isUpToDate(original, due) && controlsOf(components) === controlsOf(due.components),
    isLoading: (flags & MessageFlags.Loading) !== 0,
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
    isSource: 'message' in interaction && interaction.message?.id === id,
  };
}

/** What tells the buttons and selects of two messages apart. */
const controlsOf = (components: readonly object[] = []): string =>
  JSON.stringify(
    components.flatMap((row) =>
      'components' in row
        ? (row.components as { custom_id?: string; disabled?: boolean }[]).map(
            ({ custom_id, disabled = false }) => [custom_id, disabled],
          )
        : [],
    ),
  );
