import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { can } from '../../src/sandbox/world/permissions.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import type { Chance } from './chance.ts';

/** How messages are picked: any, those that people vote on, or a person's own. */
const GROUPS = [
  () => true,
  ({ reactions }: SandboxMessage) => reactions.length > 0,
  ({ author }: SandboxMessage, { id }: Pick<Person, 'id'>) => author.id === id,
];

/** All messages that a person sees, in every channel, with those that only they see; oldest first. */
export const visibleMessages = ({ world }: Sandbox, { id }: Pick<Person, 'id'>): SandboxMessage[] =>
  world.channels
    .values()
    .filter((channel) => can(world, id, channel, 'ViewChannel', 'ReadMessageHistory'))
    .flatMap((channel) => world.messagesOf(channel.id))
    .filter(({ visible_to }) => visible_to === null || visible_to === id)
    .sort((one, other) => (one.id < other.id ? -1 : 1));

/**
 * One of the messages, often a late one; reviews and the person's own are picked as often as all others.
 * @throws when there is none
 */
export function pickMessage(
  chance: Chance,
  person: Pick<Person, 'id'>,
  messages: readonly SandboxMessage[],
): SandboxMessage {
  const groups = GROUPS.map((isMeant) => messages.filter((message) => isMeant(message, person)));
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0) throw new Error('There is no such message');
  return chance.pickLate(chance.pick(filled));
}
