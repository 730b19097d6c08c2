import { ComponentType, MessageFlags } from 'discord-api-types/v10';

const OFFERING = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;

interface WithMessage {
  readonly message?: { readonly flags: number; readonly components?: readonly object[] };
}

interface Pressed {
  readonly component_type?: unknown;
  readonly custom_id?: unknown;
  readonly values?: unknown;
}

/**
 * An interaction's payload whose message, a private one or a card, has the component that was pressed: an older version of the bot
 * may have sent it.
 */
export function offering(payload: object, pressed: Pressed): object {
  const { message } = payload as WithMessage;
  if (message === undefined || (message.flags & OFFERING) === 0) return payload;
  const { component_type, custom_id, values } = pressed;
  const options = Array.isArray(values) ? values.map((value) => ({ label: 'x', value })) : [];
  const component = {
    type: component_type,
    custom_id,
    id: 101,
    ...(component_type === ComponentType.Button && { style: 2, label: 'x' }),
    ...(component_type === ComponentType.StringSelect && { options }),
  };
  const row = { type: ComponentType.ActionRow, id: 100, components: [component] };
  return { ...payload, message: { ...message, components: [...(message.components ?? []), row] } };
}
