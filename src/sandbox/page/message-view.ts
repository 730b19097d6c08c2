import { type APIEmbed, type APIEmbedAuthor, MessageFlags } from 'discord-api-types/v10';
import { type MarkdownNode, parseMarkdown } from '../../markdown.ts';
import { proxied } from '../payloads/media-proxy.ts';
import { attachmentsBeside } from '../payloads/message-media.ts';
import { withMedia } from '../rules/component-media.ts';
import { flattenComponents } from '../rules/flatten-components.ts';
import { displayName } from '../world/display-name.ts';
import type { InteractionMetadataRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A message as one member sees it. */
export interface MessageView {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  /** The parsed Markdown of each text in the message. */
  readonly markdown: MarkdownTexts;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly edited: boolean;
  readonly embeds: readonly APIEmbed[];
  readonly components: SandboxMessage['components'];
  readonly attachments: SandboxMessage['attachments'];
  readonly reactions: readonly ReactionView[];
  readonly ephemeral: boolean;
  /** Whether the bot has deferred its answer. */
  readonly thinking: boolean;
  /** The command that led to the message, as Discord's client writes it, and its user's name. */
  readonly command?: { readonly name: string; readonly user: string };
  /** Whether the viewer may delete it. */
  readonly removable: boolean;
  /** Whether the viewer may take its embeds from sight. */
  readonly hasRemovableEmbeds: boolean;
  /** The id of the message that this one replies to. */
  readonly replyTo?: string;
}

export type MarkdownTexts = Readonly<Record<string, readonly MarkdownNode[]>>;

interface ReactionView {
  /** The character, or `name:id` for a custom emoji, as `Person.react` takes it. */
  readonly emoji: string;
  readonly label: string;
  readonly count: number;
  /** Whether the viewer has reacted with it. */
  readonly mine: boolean;
}

/**
 * @param viewerId the member who sees it
 * @param mayRemove whether they may delete the messages of others
 */
export function messageView(
  world: World,
  message: SandboxMessage,
  viewerId: string,
  mayRemove: boolean,
): MessageView {
  const command = message.interaction && commandBehind(message.interaction);
  const replyTo = message.reference?.message_id;
  const removable = message.visible_to === null && (mayRemove || message.author.id === viewerId);
  const embeds = message.flags & MessageFlags.SuppressEmbeds ? [] : message.embeds;
  return {
    id: message.id,
    channelId: message.channel_id,
    author: {
      id: message.author.id,
      name: displayName(message.author),
      bot: message.author.bot,
    },
    content: message.content,
    markdown: readTexts([
      message.content,
      ...message.embeds.flatMap(textsOf),
      ...contentsOf(message.components),
    ]),
    timestamp: message.timestamp,
    edited: message.edited_timestamp !== null,
    embeds: embeds.map(withPictures),
    components: message.components.map((component) => withMedia(component, withProxy)),
    // A message of new components shows the files that these name, and no others (Component Reference).
    attachments: message.flags & MessageFlags.IsComponentsV2 ? [] : attachmentsBeside(message),
    reactions: message.reactions.map(({ emoji, normal, super: supers }) => ({
      emoji: emoji.id === null ? emoji.name : `${emoji.name}:${emoji.id}`,
      label: emoji.id === null ? emoji.name : `:${emoji.name}:`,
      count: normal.length + supers.length,
      mine: normal.includes(viewerId),
    })),
    ephemeral: message.visible_to !== null,
    removable,
    hasRemovableEmbeds: removable && embeds.length > 0,
    thinking: (message.flags & MessageFlags.Loading) !== 0,
    ...(command && { command: commandView(world, message.guild_id, command) }),
    ...(replyTo !== undefined && { replyTo }),
  };
}

const withProxy = <Picture extends { readonly url: string }>(picture: Picture) => {
  const path = proxied(picture.url);
  return path === undefined ? picture : { ...picture, proxy_url: path };
};

const withIcon = (author: APIEmbedAuthor): APIEmbedAuthor => {
  const path = proxied(author.icon_url ?? '');
  return path === undefined ? author : { ...author, proxy_icon_url: path };
};

/** With the paths of the pictures that the sandbox has. */
const withPictures = (embed: APIEmbed): APIEmbed => ({
  ...embed,
  ...(embed.author && { author: withIcon(embed.author) }),
  ...(embed.image && { image: withProxy(embed.image) }),
  ...(embed.thumbnail && { thumbnail: withProxy(embed.thumbnail) }),
});

const textsOf = ({ title, description, fields = [] }: APIEmbed) => [
  title,
  description,
  ...fields.flatMap(({ name, value }) => [name, value]),
];

/** The texts among components (text displays). */
export const contentsOf = (components: SandboxMessage['components']) =>
  flattenComponents(components, []).map(({ component }) => component.content);

/** Parses the Markdown of each text that is not empty. The texts are the keys. */
export const readTexts = (texts: readonly (string | undefined)[]): MarkdownTexts =>
  Object.fromEntries(texts.flatMap((text) => (text ? [[text, parseMarkdown(text)]] : [])));

/** The command that an interaction is, or that opened its modal; undefined when a component began it. */
function commandBehind(interaction: InteractionMetadataRecord): InteractionMetadataRecord | undefined {
  if (interaction.name !== undefined) return interaction;
  return interaction.triggering && commandBehind(interaction.triggering);
}

/** Only chat commands have a slash before their name. */
function commandView(
  world: World,
  guildId: string,
  { name = '', target_message_id, target_user_id, user_id }: InteractionMetadataRecord,
): NonNullable<MessageView['command']> {
  const isInMenu = target_message_id !== undefined || target_user_id !== undefined;
  const user = world.userOf(guildId, user_id);
  return {
    name: isInMenu ? name : `/${name}`,
    user: user ? displayName(user) : 'Somebody',
  };
}
