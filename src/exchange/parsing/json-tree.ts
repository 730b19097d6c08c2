import { TokenType } from '@streamparser/json';

/** How deep lists and objects may lie in each other. Those of the sites' exports lie 8 deep. */
export const DEEPEST = 64;

/** Longer names are nobody's, in UTF-16 units; in paths they are all alike. */
const LONGEST_NAME = 200;

/** A list or an object that is open. */
interface Frame {
  readonly isList: boolean;
  readonly path: string;
  /** Absent when nobody wants it. */
  readonly built: unknown[] | Record<string, unknown> | undefined;
  /** The name of the value that comes next. */
  key: string;
}

type Expected = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'comma';

interface Listener {
  onValue(path: string, value: unknown): void;
  readonly onPath?: ((path: string) => void) | undefined;
}

/** Follows the tokens of JSON by its grammar, and builds the values at some paths, and no others. */
export class JsonTree {
  readonly #wanted: ReadonlySet<string>;
  readonly #listener: Listener;
  readonly #open: Frame[] = [];
  #expected: Expected = 'value';

  constructor(wanted: readonly string[], listener: Listener) {
    this.#wanted = new Set(wanted);
    this.#listener = listener;
  }

  /** Whether no value that somebody wants is open. */
  get isOutside(): boolean {
    return this.#open.at(-1)?.built === undefined;
  }

  /** Whether all that was opened is closed. */
  get isComplete(): boolean {
    return this.#open.length === 0;
  }

  /** Takes the next token. Answers what is wrong with it, if anything is. */
  take(token: TokenType, value: unknown): 'malformed' | 'too-deep' | undefined {
    const expected = this.#expected;
    switch (token) {
      case TokenType.COLON:
        this.#expected = 'value';
        return expected === 'colon' ? undefined : 'malformed';
      case TokenType.COMMA:
        this.#expected = this.#open.at(-1)?.isList === false ? 'name' : 'value';
        return expected === 'comma' && !this.isComplete ? undefined : 'malformed';
      case TokenType.RIGHT_BRACKET:
        if (expected !== 'first-value' && (expected !== 'comma' || !this.#open.at(-1)?.isList))
          return 'malformed';
        return this.#close();
      case TokenType.RIGHT_BRACE:
        if (expected !== 'first-name' && (expected !== 'comma' || this.#open.at(-1)?.isList !== false))
          return 'malformed';
        return this.#close();
    }
    if (expected === 'name' || expected === 'first-name') {
      if (token !== TokenType.STRING) return 'malformed';
      const frame = this.#open.at(-1);
      if (frame !== undefined) frame.key = value as string;
      this.#expected = 'colon';
      return undefined;
    }
    // Another value may follow a whole one: NDJSON.
    if (expected === 'colon' || (expected === 'comma' && !this.isComplete)) return 'malformed';
    const path = this.#pathOfNext();
    if (token === TokenType.LEFT_BRACE) return this.#begin(path, false);
    if (token === TokenType.LEFT_BRACKET) return this.#begin(path, true);
    this.#end(path, value);
    return undefined;
  }

  #pathOfNext(): string {
    const frame = this.#open.at(-1);
    // Inside of a wanted value no path matters to anybody but who hears of all.
    if (frame === undefined || (frame.built !== undefined && this.#listener.onPath === undefined)) return '';
    const name = frame.isList ? '*' : frame.key.length > LONGEST_NAME ? '…' : frame.key;
    const path = frame.path === '' ? name : `${frame.path}.${name}`;
    this.#listener.onPath?.(path);
    return path;
  }

  #begin(path: string, isList: boolean): 'too-deep' | undefined {
    if (this.#open.length >= DEEPEST) return 'too-deep';
    const isBuilt = !this.isOutside || this.#wanted.has(path);
    const built = !isBuilt ? undefined : isList ? [] : Object.create(null);
    this.#open.push({ isList, path, built, key: '' });
    this.#expected = isList ? 'first-value' : 'first-name';
    return undefined;
  }

  #close(): undefined {
    const frame = this.#open.pop();
    if (frame !== undefined) this.#end(frame.path, frame.built);
  }

  /** A value is whole. */
  #end(path: string, value: unknown): void {
    this.#expected = 'comma';
    const frame = this.#open.at(-1);
    if (frame?.built === undefined) {
      if (this.#wanted.has(path) && value !== undefined) this.#listener.onValue(path, value);
    } else if (Array.isArray(frame.built)) frame.built.push(value);
    else frame.built[frame.key] = value;
  }
}
