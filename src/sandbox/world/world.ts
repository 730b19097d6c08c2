import { EventEmitter } from 'node:events';
import type { GatewayIntentBits } from 'discord-api-types/v10';
import { type ApplicationSettings, NEW_APPLICATION } from './application.ts';
import { type Database, openDatabase } from './database.ts';
import type {
  ChannelRecord,
  CommandRecord,
  GuildRecord,
  MemberRecord,
  RoleRecord,
  SandboxMessage,
  UserRecord,
} from './records.ts';
import { compareSnowflakes, createSnowflakeGenerator } from './snowflakes.ts';

/** An event that Discord sends to its clients. */
export interface Dispatch {
  readonly name: string;
  readonly guildId?: string;
  /** Set when only clients that can view this channel receive it. */
  readonly channelId?: string;
  /** The event's message: the gateway decides who may read its content. */
  readonly message?: SandboxMessage;
  /** Whether the event is about the bot's own member. */
  readonly isAboutBot?: boolean;
  readonly data: object;
}

interface WorldEvents {
  change: [];
  dispatch: [Dispatch];
}

/** A map that writes each change to the database and emits it. */
interface Records<T> {
  get(key: string): T | undefined;
  values(): T[];
  put(key: string, value: T): void;
  remove(key: string): void;
}

/** Everything that Discord would have in its database. */
export interface World {
  readonly bot: { readonly id: string; readonly applicationId: string };
  /** Lasts as long as the sandbox runs. */
  application: ApplicationSettings;
  /** The sandbox's address, empty until it listens. */
  url: string;
  /** The privileged intents that the application has switched on; none at the start. */
  readonly privilegedIntents: Set<GatewayIntentBits>;
  readonly guilds: Records<GuildRecord>;
  readonly channels: Records<ChannelRecord>;
  readonly roles: Records<RoleRecord>;
  /** By `memberKey`. */
  readonly members: Records<MemberRecord>;
  /** Members who left, by `memberKey`. */
  readonly formerMembers: Records<MemberRecord>;
  readonly messages: Records<SandboxMessage>;
  readonly commands: Records<CommandRecord>;
  /** By name, how many steps are done of work that continues after a restart, and how many milliseconds in the past. */
  readonly progress: Records<{ readonly done: number; readonly behind?: number }>;
  readonly files: Pick<Database, 'putFile' | 'file'>;
  now(): number;
  newId(): string;
  /** A user who is in a guild or was once. */
  userOf(guildId: string, userId: string): UserRecord | undefined;
  /** A channel's messages, ephemeral ones too, oldest first. */
  messagesOf(channelId: string): SandboxMessage[];
  on<K extends keyof WorldEvents>(event: K, listener: (...values: WorldEvents[K]) => void): void;
  off<K extends keyof WorldEvents>(event: K, listener: (...values: WorldEvents[K]) => void): void;
  /** Emits `change` for what is not a record, such as an answered request. */
  changed(): void;
  dispatch(event: Dispatch): void;
  close(): void;
}

/** The key of a member's record. */
export const memberKey = (guildId: string, userId: string) => `${guildId}:${userId}`;

/**
 * Opens the world in `dataFile`; a new file holds an empty world.
 * @throws when the file cannot be opened
 */
export function openWorld(dataFile: string | undefined, now: () => number): World {
  const database = openDatabase(dataFile);
  const events = new EventEmitter<WorldEvents>().setMaxListeners(0);
  const newId = createSnowflakeGenerator(now);
  let open = true;

  function records<T>(kind: string): Records<T> {
    const map = new Map(database.all(kind).map(({ key, value }) => [key, value as T]));
    return {
      get: (key) => map.get(key),
      values: () => [...map.values()],
      put(key, value) {
        if (!open) return;
        database.put(kind, key, value);
        map.set(key, value);
        events.emit('change');
      },
      remove(key) {
        if (!open) return;
        database.remove(kind, key);
        map.delete(key);
        events.emit('change');
      },
    };
  }

  const identity = records<{ id: string; applicationId: string }>('bot');
  if (!identity.get('bot')) identity.put('bot', { id: newId(), applicationId: newId() });
  const members = records<MemberRecord>('members');
  const formerMembers = records<MemberRecord>('formerMembers');
  const messages = records<SandboxMessage>('messages');
  const byChannel = new Map<string, Map<string, SandboxMessage>>();
  const indexed = (channelId: string) => {
    const channel = byChannel.get(channelId) ?? new Map<string, SandboxMessage>();
    byChannel.set(channelId, channel);
    return channel;
  };
  for (const message of messages.values().sort((a, b) => compareSnowflakes(a.id, b.id)))
    indexed(message.channel_id).set(message.id, message);

  return {
    url: '',
    privilegedIntents: new Set(),
    application: NEW_APPLICATION,
    bot: identity.get('bot') as { id: string; applicationId: string },
    guilds: records('guilds'),
    channels: records('channels'),
    roles: records('roles'),
    members,
    formerMembers,
    messages: {
      ...messages,
      put(key, value) {
        indexed(value.channel_id).set(key, value);
        messages.put(key, value);
      },
      remove(key) {
        indexed(messages.get(key)?.channel_id ?? '').delete(key);
        messages.remove(key);
      },
    },
    commands: records('commands'),
    progress: records('progress'),
    files: { putFile: database.putFile, file: database.file },
    now,
    newId,
    userOf(guildId, userId) {
      if (guildId === '') return members.values().find(({ user }) => user.id === userId)?.user;
      const key = memberKey(guildId, userId);
      return (members.get(key) ?? formerMembers.get(key))?.user;
    },
    messagesOf: (channelId) => [...indexed(channelId).values()],
    on: (event, listener) => void events.on(event, listener as never),
    off: (event, listener) => void events.off(event, listener as never),
    changed: () => void events.emit('change'),
    dispatch: (event) => void events.emit('dispatch', event),
    close() {
      open = false;
      events.removeAllListeners();
      database.close();
    },
  };
}
