import type { Person } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';

/**
 * The person that a page acts as. Like Discord's client, they only wait until the bot acknowledges what they used.
 * @param wanted a member's name or id; the owner when left out
 * @throws when there is no such member
 */
export function personNamed(sandbox: Sandbox, wanted: string | undefined): Person {
  const people = sandbox.members('acknowledged');
  const person = wanted ? people.find(({ id, name }) => [id, name].includes(wanted)) : people[0];
  if (person) return person;
  const former = sandbox.world.formerMembers.values().map(({ user }) => user);
  const who = former.find(({ id, global_name }) => [id, global_name].includes(wanted ?? ''));
  throw new Error(who ? `${who.global_name} has left the server.` : `There is no member "${wanted}"`);
}
