import { createTexts } from '../../src/presentation/texts/texts.ts';
import type { Answer } from '../../src/sandbox/interactions/interactions.ts';
import { ApiError } from '../../src/sandbox/rules/api-error.ts';
import type { World } from '../support/world.ts';
import { tellingLines } from './kept-from-the-log.ts';
import { TITLES } from './words.ts';

/** Pino's number of the level "error". */
const ERROR = 50;

/**
 * Discord's codes for requests that came too late for what members did meanwhile: the channel or message is gone, or the
 * bot has lost a permission.
 */
const EXPECTED_CODES: readonly number[] = [10003, 10008, 50001, 50013];
/** Whoever takes no private messages, shares no server with the bot, or is nobody, is told after their next command. */
const EXPECTED_TO_TELL: readonly number[] = [10013, 50007, 50278];
/** What the bot looks up may be gone, or was never there: a member, or an emoji that somebody typed. */
const EXPECTED_TO_LOOK_UP: readonly number[] = [10007, 10014];

/** What the bot says when it does not know what went wrong; two lines are the id. */
const UNKNOWN = createTexts().for('en-US')('error.unknown', { id: '\n' }).split('\n');

/** Those that are no part of what the bot itself says. */
const LONG_TITLES = TITLES.filter(({ length }) => length >= 8);

/** Watches a world for what must never happen, from now on. */
export class Watch {
  readonly #world: World;
  readonly #problems: string[] = [];
  #linesRead: number;

  constructor(world: World) {
    this.#world = world;
    this.#linesRead = world.logged.length;
    const { app } = world.sandbox;
    app.onError((error, context) => {
      const refused = error instanceof ApiError ? error : undefined;
      const { method } = context.req;
      const path = new URL(context.req.url).pathname.replaceAll(/\d{15,20}/g, '#').replace(/[\w-]{60,}/, '…');
      const isExpected =
        refused !== undefined &&
        ([...EXPECTED_CODES, ...EXPECTED_TO_TELL].includes(refused.code) ||
          (method === 'GET' && EXPECTED_TO_LOOK_UP.includes(refused.code)));
      if (!isExpected)
        this.#problems.push(
          `The sandbox answered ${method} ${path} with ${refused ? `${refused.status}: ${JSON.stringify(refused.body())}` : error.stack}`,
        );
      return Response.json(refused?.body() ?? { message: String(error), code: 0 }, {
        status: refused?.status ?? 500,
      });
    });
    app.notFound(({ req: { method, path } }) => {
      this.#problems.push(`The sandbox has no route for ${method} ${path}`);
      return Response.json({ message: '404: Not Found', code: 0 }, { status: 404 });
    });
  }

  /** Looks at what a member was answered. */
  look(name: string, answer: Answer): void {
    if (answer.kind === 'failed') this.#problems.push(`${name} was not answered: ${answer.reason}`);
    if (answer.kind !== 'message' && answer.kind !== 'update') return;
    const { content } = answer.message;
    if (UNKNOWN.every((part) => content.includes(part)))
      this.#problems.push(`${name} was answered: ${content}`);
  }

  add(problem: string): void {
    this.#problems.push(problem);
  }

  /** What has happened since the last call. */
  take(): string[] {
    const lines = this.#world.logged.slice(this.#linesRead);
    this.#linesRead = this.#world.logged.length;
    this.#problems.push(...tellingLines(lines, this.#world.sandbox, LONG_TITLES));
    for (const line of lines) {
      const { level, msg, err } = JSON.parse(line) as {
        level: number;
        msg: string;
        err?: { name: string; message: string; stack: string };
      };
      if (level >= ERROR)
        this.#problems.push(
          `The bot logged: ${msg}${err ? `: ${err.name}: ${err.message}\n${err.stack}` : ''}`,
        );
    }
    return this.#problems.splice(0);
  }
}
