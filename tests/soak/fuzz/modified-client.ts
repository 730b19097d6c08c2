import { setTimeout as wait } from 'node:timers/promises';
import { Client, Events } from 'discord.js';
import { InteractionType } from 'discord-api-types/v10';
import { interactionPayload } from '../../../src/sandbox/interactions/interaction-payload.ts';
import type {
  Interaction,
  Outcome,
  PendingInteraction,
} from '../../../src/sandbox/interactions/interactions.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { VirtualClock } from '../../counting/virtual-clock.ts';
import type { Forged } from './forger.ts';

/** Who sends it, and where. */
export interface Sender {
  readonly userId: string;
  /** Empty in private messages. */
  readonly guildId: string;
  readonly channelId: string;
  readonly sourceId?: string;
}

/** What became of an input: discord.js may drop what it can't read before the bot hears of it. */
export type Fate = Outcome | { readonly kind: 'dropped' } | { readonly kind: 'unanswered' };

/** How long an answer may take before the clock goes on, and how often that is tried, in milliseconds. */
const PATIENCE = 300;
const ATTEMPTS = 12;

/** A client that sends whatever it likes. */
export class ModifiedClient {
  readonly #sandbox: Sandbox;
  readonly #clock: VirtualClock;
  readonly #arrived = new Map<string, () => void>();
  readonly #heard = new Set<string>();
  readonly #emit = Client.prototype.emit;

  /** Listens to what each client of discord.js hears, until it is disposed of. */
  constructor(sandbox: Sandbox, clock: VirtualClock) {
    this.#sandbox = sandbox;
    this.#clock = clock;
    const [emit, heard, arrived] = [this.#emit, this.#heard, this.#arrived];
    Client.prototype.emit = function (this: Client, event: string, ...values: unknown[]) {
      const [first] = values as [{ id?: string; d?: { id?: string } } | undefined];
      if (event === Events.InteractionCreate) heard.add(first?.id ?? '');
      if (event === Events.Raw) setImmediate(() => arrived.get(first?.d?.id ?? '')?.());
      return Reflect.apply(emit, this, [event, ...values]) as boolean;
    } as typeof emit;
  }

  [Symbol.dispose](): void {
    Client.prototype.emit = this.#emit;
  }

  /**
   * Sends an interaction through the gateway. Resolves once it is answered, or nobody will answer it.
   * @param change what the client, or Discord, makes of the payload besides
   */
  async send(
    { type, data }: Forged,
    sender: Sender,
    change: (payload: object) => object = (payload) => payload,
  ): Promise<Fate> {
    const { world, interactions } = this.#sandbox;
    const triggering = {
      id: world.newId(),
      type: InteractionType.ApplicationCommand,
      user_id: sender.userId,
      name: 'top',
    };
    const begun = interactions.begin({
      type,
      ...sender,
      ...(type === InteractionType.ModalSubmit && { triggering }),
    });
    const arrived = Promise.withResolvers<void>();
    const { id } = begun.interaction;
    this.#arrived.set(id, arrived.resolve);
    world.dispatch({
      name: 'INTERACTION_CREATE',
      guildId: sender.guildId,
      data: change(interactionPayload(world, begun.interaction, data)),
    });
    await arrived.promise;
    this.#arrived.delete(id);
    if (!this.#heard.delete(id)) {
      begun.interaction.settle({ kind: 'deleted' });
      return { kind: 'dropped' };
    }
    return (await this.#outcome(begun)) ?? this.#unanswered(begun.interaction);
  }

  async #outcome({ outcome }: PendingInteraction): Promise<Fate | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const patience = new AbortController();
      const { signal } = patience;
      const late = wait(PATIENCE, undefined, { signal }).catch(() => undefined);
      const known = await Promise.race([outcome, late]);
      patience.abort();
      if (known !== undefined) return known;
      await this.#clock.pass(1000);
    }
    return undefined;
  }

  #unanswered(interaction: Interaction): Fate {
    interaction.settle({ kind: 'deleted' });
    return { kind: 'unanswered' };
  }
}
