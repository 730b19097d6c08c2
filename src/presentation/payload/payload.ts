import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  APIEmbed,
  APISelectMenuOption,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { shorten } from './code-points.ts';

type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * The body of a message. Sent as an update it leaves no embed or button of what stood there before. It pings nobody.
 */
export interface MessagePayload {
  content?: string;
  embeds: APIEmbed[];
  components: ActionRow[];
  allowed_mentions: { parse: [] };
}

// Discord's limit for the content of a message, in code points.
const MAX_CONTENT = 2000;

/** A message that pings nobody; embeds and components that are not given are none. What is too long is cut. */
export function message({ content, embeds = [], components = [] }: Partial<MessagePayload>): MessagePayload {
  return {
    ...(content !== undefined && { content: shorten(content, MAX_CONTENT) }),
    embeds,
    components,
    allowed_mentions: { parse: [] },
  };
}

/** One row: up to five buttons, or one select. */
export function row(...components: APIComponentInMessageActionRow[]): ActionRow {
  return { type: ComponentType.ActionRow, components };
}

/** A button that the bot answers. Discord shows 80 code points of label at most. */
export function button(
  id: string,
  label: string,
  options: { style?: APIButtonComponentWithCustomId['style']; disabled?: boolean } = {},
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: options.style ?? ButtonStyle.Secondary,
    custom_id: id,
    label: shorten(label, 80),
    ...(options.disabled && { disabled: true }),
  };
}

/** A list to pick one from. Discord takes 25 options, and 100 code points in a label and 150 in the placeholder. */
export function select(
  id: string,
  placeholder: string,
  options: APISelectMenuOption[],
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: shorten(placeholder, 150),
    options: options.slice(0, 25).map((option) => ({ ...option, label: shorten(option.label, 100) })),
  };
}
