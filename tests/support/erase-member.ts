import type { Person } from '../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { messageOf, type World, wordsOf } from './world.ts';

/** Erases a member with `/data erase` and its form. Returns the answer, once it says more than that this goes on. */
export async function eraseMember(
  { sandbox, settled }: World,
  by: Person,
  member?: string,
  word = 'erase',
): Promise<SandboxMessage> {
  const card = messageOf(await by.slash('/data erase', member === undefined ? {} : { member }));
  const opened = await by.press(card, 'Erase it all…');
  if (opened.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opened)}`);
  const { id } = messageOf(await by.submit(opened.modal, { word }));
  const answer = () => sandbox.world.messages.get(id) ?? card;
  await sandbox.until(() => !wordsOf(answer()).includes("I'm erasing"), 'the end of the erasure');
  await settled();
  return answer();
}
