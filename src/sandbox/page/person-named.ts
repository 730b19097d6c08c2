import type { Person } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';

/**
 * Whom a page is: as Discord's client does, it lets go of what was used as soon as that is acknowledged.
 * @param wanted a human member's name or id; the owner when it is left out
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
