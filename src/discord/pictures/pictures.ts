import type { Logger } from 'pino';
import type { CardPayload } from '../../presentation/payload/card.ts';
import type { Image } from '../../presentation/payload/image.ts';
import type { Drawing, Picture } from '../../presentation/pictures/drawing.ts';
import type { MessageWithUpdates } from '../interactions/command.ts';
import { PictureCache } from './picture-cache.ts';

/** Draws: resolves to a PNG, or to undefined when the bot stops before. Rejects when it can't. */
export type Draw = (drawing: Drawing) => Promise<Uint8Array | undefined>;

/** How much of drawn pictures is kept, in bytes: some hundreds. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** Puts pictures into answers, which wait for none: one that is not drawn yet follows by an update. */
export class Pictures {
  readonly #draw: Draw;
  readonly #log: Logger;
  readonly #kept = new PictureCache(KEPT_BYTES);
  /** By what is drawn: asked for twice at the same time, it is drawn once. */
  readonly #drawing = new Map<string, Promise<Uint8Array | undefined>>();

  #reported: string | undefined;

  constructor(draw: Draw, log: Logger) {
    this.#draw = draw;
    this.#log = log;
  }

  /**
   * Answers with a card that shows a picture: at once when it is kept, else first without it and with it as soon as it is
   * drawn. A picture that can't be drawn is logged, and the card stays without it.
   * @param picture undefined when there is nothing to show
   * @param mayAttach whether the bot may attach files where the answer goes
   * @param build makes the card, with the image or with a text in its place
   */
  answer(
    picture: Picture | undefined,
    mayAttach: boolean,
    build: (image: Image | undefined) => CardPayload,
  ): MessageWithUpdates<CardPayload> {
    if (picture === undefined || !mayAttach) return { message: build(undefined) };
    const key = JSON.stringify(picture.drawing);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return { message: build(imageOf(picture, kept)) };
    const drawn = this.#drawOnce(key, picture.drawing);
    async function* updates() {
      const data = await drawn;
      if (data !== undefined) yield build(imageOf(picture as Picture, data));
    }
    return { message: build(undefined), updates: updates() };
  }

  /** Resolves to undefined when it can't be drawn. */
  #drawOnce(key: string, drawing: Drawing): Promise<Uint8Array | undefined> {
    const underWay = this.#drawing.get(key);
    if (underWay !== undefined) return underWay;
    const drawn = this.#draw(drawing)
      .then(
        (data) => {
          if (data !== undefined) this.#kept.set(key, data);
          return data;
        },
        (err: unknown) => {
          this.#report(err);
          return undefined;
        },
      )
      .finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, drawn);
    return drawn;
  }

  /** Warns once of what goes wrong the same way each time, as where the library that draws doesn't run. */
  #report(err: unknown): void {
    const problem = String(err);
    const level = problem === this.#reported ? 'debug' : 'warn';
    this.#reported = problem;
    this.#log[level]({ err }, 'A picture could not be drawn; its text stays in its place');
  }
}

const imageOf = ({ drawing, description }: Picture, data: Uint8Array): Image => ({
  name: `${drawing.kind}.png`,
  data,
  description,
});
