import type { APIApplicationCommandOption, APIEmbed, APIOverwrite, ChannelType } from 'discord-api-types/v10';
import type { ComponentRecord } from './component-record.ts';

/** The sandbox replaces its records and never changes one in place, so whoever holds one keeps what they read. */
export interface GuildRecord {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly preferred_locale: string;
  /** Whether the bot is in it. */
  readonly joined: boolean;
  /** Custom emoji. */
  readonly emojis?: readonly EmojiRecord[];
  /** What its filter (AutoMod) lets nobody write, in lower case. */
  readonly blocked_words?: readonly string[];
  /** Whether who moderates, or owns a bot that does, needs two-factor authentication. Nobody here has it. */
  readonly needs_two_factor?: boolean;
  /** Whether the bot was added without the scope applications.commands. */
  readonly lacks_commands?: boolean;
}

export interface ChannelRecord {
  readonly id: string;
  /** Empty for the private messages between the bot and a user. */
  readonly guild_id: string;
  /** Private messages have the bot's name, as the user's client shows it. */
  readonly name: string;
  readonly type:
    | ChannelType.DM
    | ChannelType.GuildText
    | ChannelType.GuildAnnouncement
    | ChannelType.PublicThread
    | ChannelType.AnnouncementThread;
  readonly position: number;
  /** Empty for a thread, where those of its parent count. */
  readonly permission_overwrites: readonly APIOverwrite[];
  /** Whether it is age-restricted; absent: it is not. */
  readonly nsfw?: boolean;
  /** Only threads have it. */
  readonly thread?: ThreadRecord;
  /** Only private messages have it: the user who shares them with the bot. */
  readonly recipient_id?: string;
}

export interface ThreadRecord {
  readonly parent_id: string;
  readonly owner_id: string;
  readonly archived: boolean;
  readonly locked: boolean;
  /** ISO 8601: when it was created, archived or opened again. */
  readonly archive_timestamp: string;
}

export interface RoleRecord {
  readonly id: string;
  readonly guild_id: string;
  readonly name: string;
  readonly permissions: string;
  readonly position: number;
  readonly managed: boolean;
  /** The bot whose managed role this is. */
  readonly bot_id?: string;
}

export interface UserRecord {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly bot: boolean;
  /** The hash of their picture; Discord's default one when left out. */
  readonly avatar?: string;
}

export interface MemberRecord {
  readonly guild_id: string;
  readonly user: UserRecord;
  readonly nick: string | null;
  readonly roles: readonly string[];
  readonly joined_at: string;
  /** The language of the member's client. */
  readonly locale: string;
  /** ISO 8601; in the past when the time-out is over. */
  readonly communication_disabled_until?: string;
  /** Whether they take no private messages from members of the guild. */
  readonly refuses_messages?: boolean;
}

export interface EmojiRecord {
  readonly id: string | null;
  readonly name: string;
}

export interface ReactionRecord {
  readonly emoji: EmojiRecord;
  /** Ids of the users, first to react first. */
  readonly normal: readonly string[];
  readonly super: readonly string[];
}

export interface AttachmentRecord {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly content_type: string;
  /** Pixels, of a picture; like `height`. */
  readonly width?: number;
  readonly height?: number;
  readonly description?: string;
  /** Whether a member has given it to a command or form, and it will be gone after a while. */
  readonly ephemeral?: true;
  /** Its path on the sandbox's server. */
  readonly path: string;
}

/** The interaction that led to a message (`interaction_metadata`). */
export interface InteractionMetadataRecord {
  readonly id: string;
  readonly type: number;
  readonly user_id: string;
  /** The command's full name, if a command began the interaction. */
  readonly name?: string;
  /** The message that a message command was used on. */
  readonly target_message_id?: string;
  /** The user that a user command was used on. */
  readonly target_user_id?: string;
  readonly interacted_message_id?: string;
  readonly triggering?: InteractionMetadataRecord;
  readonly original_response_message_id?: string;
}

export interface SandboxMessage {
  readonly id: string;
  readonly guild_id: string;
  readonly channel_id: string;
  readonly author: UserRecord;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly ComponentRecord[];
  readonly attachments: readonly AttachmentRecord[];
  readonly reactions: readonly ReactionRecord[];
  /** Ids of the users that the message notifies. */
  readonly mentions: readonly string[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  readonly flags: number;
  readonly type: number;
  readonly nonce?: string | number;
  /** The only user who sees an ephemeral message; null for all other messages. */
  readonly visible_to: string | null;
  readonly webhook_id?: string;
  readonly interaction?: InteractionMetadataRecord;
  readonly reference?: { readonly channel_id: string; readonly message_id: string };
}

export interface CommandRecord {
  readonly id: string;
  readonly version: string;
  /** Null for a command of all guilds. */
  readonly guild_id: string | null;
  readonly type: number;
  readonly name: string;
  readonly name_localizations: Readonly<Record<string, string>> | null;
  readonly description: string;
  readonly description_localizations: Readonly<Record<string, string>> | null;
  readonly options: readonly APIApplicationCommandOption[];
  readonly default_member_permissions: string | null;
  readonly contexts: readonly number[] | null;
  readonly integration_types: readonly number[];
  readonly nsfw: boolean;
  /** Only for an Entry Point command. */
  readonly handler?: number;
}
