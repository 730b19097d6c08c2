import type { MessageResolvable } from '../../src/sandbox/people/messaging.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { messageOf, type World } from './world.ts';

/** The queue as somebody sees it; Malik is a moderator. */
export const queue = async ({ sandbox }: World, who = 'Malik'): Promise<SandboxMessage> =>
  messageOf(await sandbox.member(who).slash('/moderate queue'));

/** Opens the panel about the review of a message. */
export const openPanel = async (person: Person, message: MessageResolvable): Promise<SandboxMessage> =>
  messageOf(await person.useMessageCommand('Moderate review', message));

/**
 * Presses a moderators' button, and gives a reason if it asks for one.
 * @param reason a preset, or the moderator's own words
 */
export async function decide(
  person: Person,
  card: MessageResolvable,
  button: string,
  reason = '',
): Promise<SandboxMessage> {
  const pressed = messageOf(await person.press(card, button));
  const has = (label: string) => JSON.stringify(pressed.components).includes(`"label":"${label}"`);
  if (!has('Own words…')) return pressed;
  if (has(reason)) return messageOf(await person.press(pressed, reason));
  const opened = await person.press(pressed, 'Own words…');
  if (opened.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opened)}`);
  return messageOf(await person.submit(opened.modal, { reason }));
}

/** Decides about the review of a message in its panel. Returns the updated panel. */
export const moderate = async (
  person: Person,
  message: MessageResolvable,
  button: string,
  reason?: string,
): Promise<SandboxMessage> => decide(person, await openPanel(person, message), button, reason);
