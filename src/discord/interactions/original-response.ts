import { type APIMessage, MessageFlags, Routes } from 'discord-api-types/v10';
import { isCard, type SentPayload } from '../../presentation/payload/card.ts';
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
  due: SentPayload,
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
    isShown: (isCard(due) || isUpToDate(original, due)) && partsOf(components) === partsOf(due.components),
    isLoading: (flags & MessageFlags.Loading) !== 0,
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
    isSource: 'message' in interaction && interaction.message?.id === id,
  };
}

/** What tells the texts, buttons and selects of two messages apart. */
const partsOf = (components: readonly object[] = []): string =>
  JSON.stringify(components.flatMap(partsWithin));

function partsWithin(component: Part): unknown[] {
  const { content, custom_id, disabled = false, accessory, components = [] } = component;
  const own = content === undefined && custom_id === undefined ? [] : [[content, custom_id, disabled]];
  return [...own, ...[...components, ...(accessory ? [accessory] : [])].flatMap(partsWithin)];
}

interface Part {
  readonly content?: string;
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly accessory?: Part;
  readonly components?: readonly Part[];
}
