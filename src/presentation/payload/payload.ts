import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  APIEmbed,
  APISelectMenuOption,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { shorten } from './code-points.ts';

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A message that pings nobody. Embeds and components are always set, so that an update removes the old ones. */
export interface MessagePayload {
  content?: string;
  embeds: APIEmbed[];
  components: ActionRow[];
  allowed_mentions: { parse: [] };
}

// Discord's limit for the content of a message, in code points.
const MAX_CONTENT = 2000;

/** Makes a message that pings nobody. Embeds and components default to none. Cuts content that is too long. */
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

/** Buttons in as many rows as they need, five in each. */
export const buttonRows = (buttons: readonly APIButtonComponent[]): ActionRow[] =>
  Array.from({ length: Math.ceil(buttons.length / 5) }, (_, index) =>
    row(...buttons.slice(5 * index, 5 * index + 5)),
  );

/** A button that the bot handles. Cuts the label to the 80 code points that Discord shows. */
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

/**
 * A select for one option, cut to Discord's 25 options and 100 code points per label and description (150 in the
 * placeholder). Of options with the same value, which Discord refuses, it has the first.
 */
export function select(
  id: string,
  placeholder: string,
  options: APISelectMenuOption[],
): APIStringSelectComponent {
  const byValue = Map.groupBy(options, ({ value }) => value);
  const unlike = [...byValue.values()].flatMap(([first]) => first ?? []);
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: shorten(placeholder, 150),
    options: unlike.slice(0, 25).map(({ label, description, ...option }) => ({
      ...option,
      label: shorten(label, 100),
      ...(description !== undefined && { description: shorten(description, 100) }),
    })),
  };
}
