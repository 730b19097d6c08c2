import type { Clock } from '../../clock.ts';
import type { Shards } from '../../storage/backend.ts';
import { shardOf } from '../../storage/shard-of.ts';
import type { Store } from '../../storage/store/store.ts';

/** A button that was pressed in a private message, without what only Discord needs. */
export interface PrivatePress {
  /** Discord's id of the interaction, and the token that answers it, which no log may hold. */
  readonly id: string;
  readonly token: string;
  readonly customId: string;
  readonly userId: string;
  /** The user's language. */
  readonly locale: string;
}

export interface HandOverOptions {
  readonly store: Pick<Store, 'tellOthers' | 'onTold'>;
  /** Those of this process. */
  readonly shards: Shards;
  readonly clock: Pick<Clock, 'wait'>;
}

/** How long another process may take to say that it answers, in milliseconds: Discord gives three seconds for the answer. */
const TAKEN_WITHIN = 1_000;
/** What messages between processes begin with. */
const PRESSED = 'pressed ';
const TAKEN = 'taken ';

/**
 * Brings buttons in private messages to the process that has the guild they are about. Discord sends them to the first shard
 * (https://discord.com/developers/docs/events/gateway#sharding).
 */
export class HandOver {
  readonly #options: HandOverOptions;
  /** By the id of the interaction. */
  readonly #waiting = new Map<string, (isTaken: boolean) => void>();
  #take: ((press: PrivatePress) => boolean) | undefined;

  constructor(options: HandOverOptions) {
    this.#options = options;
    options.store.onTold((message) => {
      if (message.startsWith(TAKEN)) this.#waiting.get(message.slice(TAKEN.length))?.(true);
      const press = pressIn(message);
      if (press === undefined || this.#take?.(press) !== true) return;
      // It is answered all the same when nobody hears that; the other process then says that nobody could.
      options.store.tellOthers(`${TAKEN}${press.id}`).catch(() => {});
    });
  }

  /** Whether a guild is this process's. */
  isOurs(guildId: string): boolean {
    const { count, ids } = this.#options.shards;
    const shard = shardOf(guildId, count);
    return shard === undefined || ids.includes(shard);
  }

  /** Hears of what other processes hand over. The listener returns whether it answers. */
  onHanded(take: ((press: PrivatePress) => boolean) | undefined): void {
    this.#take = take;
  }

  /** Resolves to whether another process answers. Rejects with StorageError when the database can't tell it. */
  async hand(press: PrivatePress): Promise<boolean> {
    const { store, clock } = this.#options;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const over = new AbortController();
    this.#waiting.set(press.id, resolve);
    try {
      await store.tellOthers(`${PRESSED}${JSON.stringify(press)}`);
      void clock.wait(TAKEN_WITHIN, over.signal).then(() => resolve(false));
      return await promise;
    } finally {
      over.abort();
      this.#waiting.delete(press.id);
    }
  }
}

const FIELDS = ['id', 'token', 'customId', 'userId', 'locale'] as const satisfies (keyof PrivatePress)[];

/** Whoever can write to the database can tell anything. */
function pressIn(message: string): PrivatePress | undefined {
  if (!message.startsWith(PRESSED)) return undefined;
  try {
    const press = JSON.parse(message.slice(PRESSED.length));
    return FIELDS.every((field) => typeof press[field] === 'string') ? press : undefined;
  } catch {
    return undefined;
  }
}
