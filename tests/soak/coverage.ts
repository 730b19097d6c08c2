import type { commands as allCommands } from '../../commands/index.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { registeredNames } from './command-presses.ts';

/** How often each thing was pressed, by its name. */
export class Coverage {
  readonly #pressed = new Map<string, number>();
  /** How often Discord's client did not let somebody, by what it said. */
  readonly #refused = new Map<string, number>();

  count(name: string): void {
    this.#pressed.set(name, this.of(name) + 1);
  }

  countRefusal(reason: string): void {
    const kind = reason.replaceAll(/"[^"]*"|#\S+|\d+/g, '…');
    this.#refused.set(kind, (this.#refused.get(kind) ?? 0) + 1);
  }

  of(name: string): number {
    return this.#pressed.get(name) ?? 0;
  }

  /** How often anything was pressed. */
  get total(): number {
    return this.#pressed.values().reduce((sum, count) => sum + count, 0);
  }

  get refusals(): number {
    return this.#refused.values().reduce((sum, count) => sum + count, 0);
  }

  /** Adds what another run has pressed. */
  add(other: Coverage): void {
    for (const [name, count] of other.#pressed) this.#pressed.set(name, this.of(name) + count);
    for (const [kind, count] of other.#refused)
      this.#refused.set(kind, (this.#refused.get(kind) ?? 0) + count);
  }

  /** Those of the names that nobody has pressed. */
  missing(names: readonly string[]): string[] {
    return names.filter((name) => this.of(name) === 0);
  }

  /** A line for each name: of those that are known, and of all that were pressed. */
  table(known: readonly string[]): string {
    const names = [...new Set([...known, ...this.#pressed.keys()])].sort();
    const lines = names.map((name) => `${String(this.of(name)).padStart(8)}  ${name}`);
    const refused = [...this.#refused].sort((a, b) => b[1] - a[1]).slice(0, 10);
    if (refused.length === 0) return lines.join('\n');
    const reasons = refused.map(([kind, count]) => `${String(count).padStart(8)}  ${kind}`);
    return [...lines, "Not let by Discord's client:", ...reasons].join('\n');
  }
}

/** The names of all there is: what is registered at Discord, and what the bot's handlers know. */
export const knownNames = (sandbox: Sandbox, commands: typeof allCommands): string[] => [
  ...registeredNames(sandbox),
  ...commands.flatMap(({ components = {}, modals = {} }) => [
    ...Object.keys(components).map((name) => `component ${name}`),
    ...Object.keys(modals).map((name) => `modal ${name}`),
  ]),
];
