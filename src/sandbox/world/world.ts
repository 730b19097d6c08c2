import { EventEmitter } from 'node:events';
import type { GatewayIntentBits } from 'discord-api-types/v10';
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

/** Something that happened and that Discord tells its clients. */
export interface Dispatch {
  readonly name: string;
  readonly guildId?: string;
  /** Set when only those who can view this channel are told. */
  readonly channelId?: string;
  /** The message the event is about, for the rules about who may read its content. */
  readonly message?: SandboxMessage;
  /** Set when it is about the bot itself. */
  readonly isAboutBot?: boolean;
  readonly data: object;
}

interface WorldEvents {
  change: [];
  dispatch: [Dispatch];
}

/** A map whose every change is written to the database and announced. */
interface Records<T> {
  get(key: string): T | undefined;
  values(): T[];
  put(key: string, value: T): void;
  remove(key: string): void;
}

/** The state of the stand-in: what Discord would know. */
export interface World {
  readonly bot: { readonly id: string; readonly applicationId: string };
  /** Where the sandbox is reached, known once it listens. */
  url: string;
  /** The privileged intents that are switched on for the application: none at first. */
  readonly privilegedIntents: Set<GatewayIntentBits>;
  readonly guilds: Records<GuildRecord>;
  readonly channels: Records<ChannelRecord>;
  readonly roles: Records<RoleRecord>;
  /** By `memberKey`. */
  readonly members: Records<MemberRecord>;
  /** Those who have left, by `memberKey`. */
  readonly formerMembers: Records<MemberRecord>;
  readonly messages: Records<SandboxMessage>;
  readonly commands: Records<CommandRecord>;
  /** How far something is that goes on after a restart, by its name: how many of its steps are done. */
  readonly progress: Records<{ readonly done: number }>;
  readonly files: Pick<Database, 'putFile' | 'file'>;
  now(): number;
  newId(): string;
  /** Somebody who is in a guild or was. */
  userOf(guildId: string, userId: string): UserRecord | undefined;
  /** A channel's messages, ephemeral ones too, oldest first. */
  messagesOf(channelId: string): SandboxMessage[];
  on<K extends keyof WorldEvents>(event: K, listener: (...values: WorldEvents[K]) => void): void;
  off<K extends keyof WorldEvents>(event: K, listener: (...values: WorldEvents[K]) => void): void;
  /** Tells those who wait for a change that there was one. */
  changed(): void;
  dispatch(event: Dispatch): void;
  close(): void;
}

/** The key of a member's record. */
export const memberKey = (guildId: string, userId: string) => `${guildId}:${userId}`;

/**
 * Opens the world that is kept in `dataFile`, empty when the file is new.
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
