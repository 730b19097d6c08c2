import type { Modal } from '../../../src/sandbox/interactions/interactions.ts';
import { flattenComponents } from '../../../src/sandbox/rules/flatten-components.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import type { Chance } from '../chance.ts';
import { handlerOf } from '../press.ts';
import { oddText } from './odd-values.ts';

/** How many custom ids of a handler are kept, and how many modals. */
const MOST_KEPT = 40;
const ODD_PARTS = [
  '',
  '0',
  '-1',
  '1e9',
  '99999999999',
  'x',
  '__proto__',
  '\u0000',
  ' ',
  '😀',
  '0'.repeat(18),
  'null',
];

/** The custom ids that a world has shown, from which others are forged. */
export class ForgedIds {
  readonly #sandbox: Sandbox;
  readonly #byHandler = new Map<string, string[]>();
  readonly #parts: string[] = [];
  readonly #modals: Modal[] = [];
  readonly #seen = new WeakSet<SandboxMessage>();

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Learns the custom ids of all messages that are there, and of a modal. */
  learn(modal?: Modal): void {
    for (const message of this.#sandbox.world.messages.values()) {
      if (this.#seen.has(message)) continue;
      this.#seen.add(message);
      for (const { component } of flattenComponents(message.components, [])) {
        if (component.custom_id) this.#keep(component.custom_id);
        for (const { value } of component.options ?? []) keepSome(this.#parts, value);
      }
    }
    if (modal === undefined) return;
    this.#keep(modal.custom_id);
    keepSome(this.#modals, modal);
  }

  /** A modal that was opened, if possible one of the handler. */
  modal(chance: Chance, handler: string): Modal | undefined {
    if (this.#modals.length === 0) return undefined;
    const own = this.#modals.filter(({ custom_id }) => handlerOf(custom_id) === handler);
    return chance.pick(own.length > 0 && chance.happens(0.9) ? own : this.#modals);
  }

  /** A custom id that leads to the handler: one that was shown, with parts of others, or made up. */
  forge(chance: Chance, handler: string): string {
    const known = this.#byHandler.get(handler);
    if (known === undefined || chance.happens(0.15))
      return [handler, ...Array.from({ length: chance.upTo(4) }, () => this.part(chance))].join(':');
    const [name = '', ...parts] = chance.pick(known).split(':');
    if (chance.happens(0.35)) return [name, ...parts].join(':');
    const forged = parts.map((part) => (chance.happens(0.4) ? this.part(chance) : part));
    if (chance.happens(0.15)) forged.push(this.part(chance));
    return [name, ...(chance.happens(0.1) ? forged.slice(0, -1) : forged)].join(':');
  }

  /** A part of a custom id, or an id of somebody or something. */
  part(chance: Chance): string {
    if (this.#parts.length > 0 && chance.happens(0.45)) return chance.pick(this.#parts);
    if (chance.happens(0.4)) return this.snowflake(chance);
    return chance.happens(0.7) ? chance.pick(ODD_PARTS) : oddText(chance, 1 + chance.upTo(110));
  }

  snowflake(chance: Chance): string {
    const { world, guildId } = this.#sandbox;
    const ids = chance.pick([
      () => [...world.members.values()].map(({ user }) => user.id),
      () => [...world.channels.values()].map(({ id }) => id),
      () => [...world.roles.values()].map(({ id }) => id),
      () => [...world.messages.values()].map(({ id }) => id),
      () => [guildId, '1', '123456789012345678', '18446744073709551616'],
    ])();
    return chance.pick(ids);
  }

  #keep(id: string): void {
    const handler = handlerOf(id);
    const known = this.#byHandler.get(handler) ?? [];
    this.#byHandler.set(handler, known);
    keepSome(known, id);
    for (const part of id.split(':').slice(1)) keepSome(this.#parts, part);
  }
}

/** The newest are kept, and each once. */
function keepSome<T>(list: T[], one: T): void {
  if (list.includes(one)) return;
  list.push(one);
  if (list.length > MOST_KEPT) list.shift();
}
