import type { Person } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';

/**
 * Whom a page is.
 * @param wanted a human member's name or id; the owner when it is left out
 * @throws when there is no such member
 */
export function personNamed(sandbox: Sandbox, wanted: string | undefined): Person {
  const people = sandbox.members();
  const person = wanted ? people.find(({ id, name }) => id === wanted || name === wanted) : people[0];
  if (!person) throw new Error(`There is no member "${wanted}"`);
  return person;
}
