import type { Answer, Modal } from '../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Chance } from './chance.ts';

/** What a press is done with. */
export interface Hand {
  readonly sandbox: Sandbox;
  readonly person: Person;
  /** Chance of this press alone. */
  readonly chance: Chance;
  /** Writes in the journal what the person is about to press. */
  pressed(name: string, details: string): void;
  /** Counts what was pressed and taken. Checks the answer, if there has to be one, and keeps the modal that it may be. */
  taken(name: string, answer?: Answer): void;
}

/** One thing that somebody can do now. */
export interface Press {
  /** What is counted: `/review write`, `menu Report review`, `component write`, `modal review`, `react`. */
  readonly name: string;
  /** Whether nothing else may happen at the same time. */
  readonly alone?: boolean;
  /** Does it, with random values. Rejects when Discord's client does not let the person. */
  readonly act: (hand: Hand) => Promise<void>;
}

/** A modal that is open in somebody's client. */
export interface OpenedModal {
  readonly person: Person;
  readonly modal: Modal;
}

/** The handler that a custom id of the bot leads to. */
export const handlerOf = (customId: string): string => customId.split(':')[0] ?? '';

/** What something is, short enough for a line of the journal; ids, which are others in each run, are left out. */
export function described(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const stable = text
    .replaceAll(/\b\d{15,20}\b/g, '#')
    .replaceAll(/(?<![\w-])[\w-]{16}(?![\w-])/g, '#')
    .replaceAll('\n', '⏎');
  return stable.length > 300 ? `${stable.slice(0, 300).toWellFormed()}…` : stable;
}

/** An answer in a few words. */
export function summaryOf(answer: Answer): string {
  if (answer.kind === 'modal') return `the modal "${answer.modal.title}"`;
  if (answer.kind === 'failed') return answer.reason;
  if (answer.kind === 'deleted') return 'its answer deleted';
  const { content, embeds } = answer.message;
  return described(content || (embeds[0]?.title ?? embeds[0]?.description ?? 'a message')).replaceAll(
    /\s+/g,
    ' ',
  );
}
