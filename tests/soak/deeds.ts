import type { Answer, Modal } from '../../src/sandbox/interactions/interactions.ts';
import type { OptionValues } from '../../src/sandbox/people/command-options.ts';
import type { ModalValues } from '../../src/sandbox/people/modal-values.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { decide } from '../support/moderate.ts';
import { messageOf } from '../support/world.ts';

/** What members do with several interactions. Each rejects when the bot does not answer, and as `Person` does. */

/** What reviews say. */
export const TEXT = 'A show like no other.';

function modalOf(answer: Answer): Modal {
  if (answer.kind === 'modal') return answer.modal;
  throw new Error(`No modal opened: ${JSON.stringify(answer)}`);
}

/** Writes a review, or edits one with the same command. */
export async function write(
  person: Person,
  show: string,
  text: ModalValues,
  channel = 'general',
): Promise<SandboxMessage> {
  const modal = modalOf(await person.slash('/review write', { show }, { channel }));
  return messageOf(await person.submit(modal, { body: TEXT, ...text }));
}

export async function edit(person: Person, show: string, text: ModalValues): Promise<SandboxMessage> {
  return messageOf(await person.submit(modalOf(await person.slash('/review edit', { show })), text));
}

/** Returns the answer, which offers to undo it. */
export async function remove(person: Person, show: string): Promise<SandboxMessage> {
  const question = messageOf(await person.slash('/review delete', { show }));
  return messageOf(await person.press(question, 'Delete'));
}

export async function addDetails(person: Person, written: SandboxMessage, details: ModalValues) {
  return messageOf(await person.submit(modalOf(await person.press(written, 'Add details')), details));
}

export async function report(person: Person, message: SandboxMessage): Promise<SandboxMessage> {
  const modal = modalOf(await person.useMessageCommand('Report review', message));
  return messageOf(await person.submit(modal, { reason: 'Spoilers' }));
}

/** Shows a review again whose message was deleted by hand: it is first in the queue. */
export async function showAgain(person: Person): Promise<SandboxMessage> {
  return decide(person, messageOf(await person.slash('/moderate queue')), 'Post again');
}

/** Returns the answer, which offers to undo it. */
export async function merge(person: Person, show: string, into: string): Promise<SandboxMessage> {
  const question = messageOf(await person.slash('/moderate show merge', { show, into }));
  return messageOf(await person.press(question, 'Merge'));
}

export async function repost(person: Person): Promise<SandboxMessage> {
  return messageOf(await person.press(messageOf(await person.slash('/settings repost')), 'Post them'));
}

export async function takeEmoji(person: Person, options: OptionValues): Promise<SandboxMessage> {
  return messageOf(await person.press(messageOf(await person.slash('/settings set', options)), 'Use them'));
}

/** The bot's newest message in a channel whose title begins like this. */
export function reviewOf({ botId, channel }: Sandbox, show: string, where = 'reviews'): SandboxMessage {
  const found = channel(where).messages.findLast(
    ({ author, embeds }) => author.id === botId && embeds[0]?.title?.includes(show),
  );
  if (found === undefined) throw new Error(`No review of ${show} is posted in #${where}`);
  return found;
}
