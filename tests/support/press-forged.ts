import type { Answer } from '../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import { messageOf, type World } from './world.ts';

/** Presses a button, or picks in a select menu, that a modified client made up. Resolves to the answer. */
export async function pressForged(
  { sandbox }: World,
  person: Person,
  custom_id: string,
  type: 'button' | 'select' = 'button',
  value = 'x',
): Promise<Answer> {
  const shown = messageOf(await person.slash('/top'));
  const component =
    type === 'button'
      ? { type: 2, id: 2, style: 2, label: 'Forged', custom_id }
      : { type: 3, id: 2, custom_id, options: [{ label: 'x', value }] };
  const components = [{ type: 1, id: 1, components: [component] }];
  sandbox.world.messages.put(shown.id, { ...shown, components });
  return type === 'button' ? person.press(shown, custom_id) : person.select(shown, custom_id, value);
}
