import type { Modal } from '../../../../src/sandbox/interactions/interactions.ts';
import type { Sandbox } from '../../../../src/sandbox/sandbox.ts';
import type { SandboxMessage } from '../../../../src/sandbox/world/records.ts';
import { popular, showIdOf, titleOf } from '../../filled/invented-guild.ts';

/** One time that something is asked. */
export interface Occasion {
  readonly sandbox: Sandbox;
  /** Counts the occasions of a question, from 0. */
  readonly number: number;
  /** How many shows the guild has. */
  readonly shows: number;
}

/** Something that a member does, and its answer. */
export interface Question<Before = unknown> {
  readonly name: string;
  /** Whether Ovation stores something before it answers, and the bare bot a row. */
  readonly stores?: boolean;
  /** Whether Ovation asks Discord for many things before it answers, which the bare bot does not. */
  readonly asksDiscord?: boolean;
  /** What Ovation's answer has in it, so that no error is measured. */
  readonly shows: RegExp;
  /** What comes before, which isn't measured; its result is passed on. */
  readonly before?: (occasion: Occasion) => Promise<Before>;
  readonly ask: (occasion: Occasion, before: Before) => Promise<unknown>;
  /** What comes after, which isn't measured. */
  readonly after?: (occasion: Occasion, answer: unknown) => Promise<unknown>;
}

/** A question whose parts agree about what comes before. */
export const question = <Before>(asked: Question<Before>): Question => asked as unknown as Question;

/** The owner, who has written the most. */
export const ada = ({ sandbox }: Occasion) => sandbox.member('Ada');

/** The number of a show as members ask for shows: mostly the popular ones. */
const askedShow = ({ number, shows }: Occasion): number => popular(number * 31 + 7, shows);

/** What members choose for such a show, and its title. */
export const choiceOf = (show: number): string => `id:${showIdOf(show)}`;
export const askedValue = (occasion: Occasion): string => choiceOf(askedShow(occasion));
export const askedTitle = (occasion: Occasion): string => titleOf(askedShow(occasion));

/** The newest review that Ovation has posted, or the newest message of the bare bot. */
export function postedReview({ sandbox }: Occasion): SandboxMessage {
  const newestIn = (channel: string) =>
    sandbox.channel(channel).messages.findLast(({ author }) => author.id === sandbox.botId);
  const posted = newestIn('reviews') ?? newestIn('general');
  if (posted === undefined) throw new Error('Nothing is posted');
  return posted;
}

/** @throws when the answer is something else */
export function messageOf(answer: unknown): SandboxMessage {
  const { message } = answer as { readonly message?: SandboxMessage };
  if (message === undefined) throw new Error(`No message: ${JSON.stringify(answer)}`);
  return message;
}

/** @throws when the answer is something else */
export function modalOf(answer: unknown): Modal {
  const { modal } = answer as { readonly modal?: Modal };
  if (modal === undefined) throw new Error(`No form: ${JSON.stringify(answer)}`);
  return modal;
}

/** Turns to the next page of what was opened before. */
export const turn = (name: string, shows: RegExp, open: (occasion: Occasion) => Promise<unknown>): Question =>
  question<SandboxMessage>({
    name,
    shows,
    before: async (occasion) => messageOf(await open(occasion)),
    ask: (occasion, message) => ada(occasion).press(message, nextLabel(message)),
  });

/** A button with the number of the page that it leads to, "2 of 9 ›", or the bare bot's. */
function nextLabel({ components }: SandboxMessage): string {
  const [, label = 'Next'] = /"label":"([\d,]+ of [\d,]+ ›)"/.exec(JSON.stringify(components)) ?? [];
  return label;
}
