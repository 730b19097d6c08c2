import type { Answer } from '../../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

/** Long enough for a machine that is busy, in milliseconds. */
const LIMIT = 60_000;

const messagesOf = (sandbox: Sandbox, channel: string) =>
  sandbox.channel(channel).messages.filter(({ author }) => author.id === sandbox.botId);

function messageIn(answer: Answer) {
  if (answer.kind === 'message' || answer.kind === 'update') return answer.message;
  throw new Error(`No message came: ${JSON.stringify(answer)}`);
}

/** Goes from the bot's welcome in a server where it leads to. Resolves once the first review is in its channel. */
export async function writeFirstReview(sandbox: Sandbox): Promise<void> {
  const welcome = await sandbox.until(() => messagesOf(sandbox, 'general')[0], 'the welcome', LIMIT);
  const manager = sandbox.member('Ada');
  const asked = messageIn(await manager.press(welcome, 'Set up Ovation'));
  const chosen = messageIn(await manager.select(asked, 'Reviews: pick a channel', 'reviews'));
  await submitReview(sandbox, manager, await manager.press(chosen, 'Write a review'), { show: 'Dark' });
}

/** Resolves once the review is in its channel. */
export async function writeReview(sandbox: Sandbox, name: string, show: string): Promise<void> {
  const member = sandbox.member(name);
  await submitReview(sandbox, member, await member.slash('/review write', { show }), {});
}

async function submitReview(sandbox: Sandbox, member: Person, form: Answer, fields: object): Promise<void> {
  const before = messagesOf(sandbox, 'reviews').length;
  if (form.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(form)}`);
  await member.submit(form.modal, { ...fields, body: 'Time is a circle.', score: '9' });
  await sandbox.until(() => messagesOf(sandbox, 'reviews').length > before, 'the review', LIMIT);
}
