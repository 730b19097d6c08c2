import type { Clock } from '../../clock.ts';
import type { Shards } from '../../storage/backend.ts';
import { createId } from '../../storage/create-id.ts';
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

/** Begins the answer to what another process has handed over. */
type Answering = () => void;

/** How long another process may take to say that it would answer, in milliseconds: Discord gives three seconds for the answer. */
const OFFERED_WITHIN = 1_500;
/** More can't wait to be accepted. */
const MOST_OFFERS = 1_000;
/** What messages between processes begin with. */
const PRESSED = 'pressed ';
const OFFERED = 'offered ';
const ACCEPTED = 'accepted ';

/**
 * Brings buttons in private messages to the process that has the guild they are about. Discord sends them to the first shard
 * (https://discord.com/developers/docs/events/gateway#sharding). That process offers to answer, and does once the offer is accepted: one
 * that hears late, when its user has been told that nobody could, does nothing, and of two that offer, one does.
 */
export class HandOver {
  readonly #options: HandOverOptions;
  /** By the id of the interaction: gets the first offer. */
  readonly #waiting = new Map<string, (offer: string | undefined) => void>();
  /** What this process has offered, oldest first. */
  readonly #offers = new Map<string, Answering>();
  #take: ((press: PrivatePress) => Answering | undefined) | undefined;

  constructor(options: HandOverOptions) {
    this.#options = options;
    options.store.onTold((message) => {
      if (message.startsWith(PRESSED)) this.#offer(pressIn(message.slice(PRESSED.length)));
      if (message.startsWith(ACCEPTED)) this.#answer(message.slice(ACCEPTED.length));
      if (!message.startsWith(OFFERED)) return;
      const [id = '', offer] = message.slice(OFFERED.length).split(' ');
      this.#waiting.get(id)?.(offer);
    });
  }

  /** Whether a guild is this process's. */
  isOurs(guildId: string): boolean {
    const { count, ids } = this.#options.shards;
    const shard = shardOf(guildId, count);
    return shard === undefined || ids.includes(shard);
  }

  /** Hears of what other processes hand over. The listener returns what begins the answer; undefined when there is none. */
  onHanded(take: ((press: PrivatePress) => Answering | undefined) | undefined): void {
    this.#take = take;
    this.#offers.clear();
  }

  /** Resolves to whether another process answers. Rejects with StorageError when the database can't tell it. */
  async hand(press: PrivatePress): Promise<boolean> {
    const { store, clock } = this.#options;
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const over = new AbortController();
    this.#waiting.set(press.id, resolve);
    try {
      await store.tellOthers(`${PRESSED}${JSON.stringify(press)}`);
      void clock.wait(OFFERED_WITHIN, over.signal).then(() => resolve(undefined));
      const offer = await promise;
      if (offer === undefined) return false;
      await store.tellOthers(`${ACCEPTED}${offer}`);
      return true;
    } finally {
      over.abort();
      this.#waiting.delete(press.id);
    }
  }

  #offer(press: PrivatePress | undefined): void {
    const answering = press && this.#take?.(press);
    if (answering === undefined) return;
    const offer = createId();
    this.#offers.set(offer, answering);
    const [oldest = offer] = this.#offers.keys();
    if (this.#offers.size > MOST_OFFERS) this.#offers.delete(oldest);
    // When nobody hears that, the other process says that nobody could.
    this.#options.store.tellOthers(`${OFFERED}${press?.id} ${offer}`).catch(() => {});
  }

  #answer(offer: string): void {
    const answering = this.#offers.get(offer);
    this.#offers.delete(offer);
    answering?.();
  }
}

const FIELDS = ['id', 'token', 'customId', 'userId', 'locale'] as const satisfies (keyof PrivatePress)[];

/** Whoever can write to the database can tell anything. */
function pressIn(json: string): PrivatePress | undefined {
  try {
    const press = JSON.parse(json);
    return FIELDS.every((field) => typeof press[field] === 'string') ? press : undefined;
  } catch {
    return undefined;
  }
}
