import { discordFailure } from '../connection/discord-failure.ts';

/** After so many failures in a row, the problem isn't what is being asked for. */
const MOST_IN_A_ROW = 5;

/** Has one request that fails hold up no others, and all others wait where none would succeed. */
export class Failures {
  #first: { readonly error: unknown } | undefined;
  #inARow = 0;

  /** Whether nothing more is to be tried now. */
  get areTooMany(): boolean {
    return this.#inARow >= MOST_IN_A_ROW;
  }

  succeeded(): void {
    this.#inARow = 0;
  }

  failed(error: unknown): void {
    this.#first ??= { error };
    this.#inARow = discordFailure(error) === 'not-in-guild' ? MOST_IN_A_ROW : this.#inARow + 1;
  }

  /** Throws the first failure, if there was one. */
  throwFirst(): void {
    if (this.#first !== undefined) throw this.#first.error;
  }
}
