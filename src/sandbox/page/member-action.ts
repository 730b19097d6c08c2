import { z } from 'zod';
import type { MemberFile } from '../actions/attachments.ts';
import type { Answer, Choice, Modal } from '../interactions/interactions.ts';
import type { Person } from '../people/person.ts';
import { contentsOf, type MarkdownTexts, readTexts } from './message-view.ts';

/** A file as JSON carries it. */
const packedFile = z.object({ name: z.string(), type: z.string(), base64: z.base64() });
/** A file that a member has chosen: the page's scripts have the browser's, which they pack when they send it. */
const file = z
  .custom<File | z.infer<typeof packedFile>>((value) => packedFile.safeParse(value).success, 'is no file')
  .transform((value) => packedFile.parse(value))
  .transform(({ base64, ...rest }): MemberFile => ({ ...rest, bytes: Buffer.from(base64, 'base64') }));

const optionValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));

const modal = z.looseObject({
  custom_id: z.string(),
  components: z.array(z.looseObject({ type: z.number() })),
  userId: z.string(),
  channelId: z.string(),
  triggering: z.looseObject({ id: z.string(), type: z.number(), user_id: z.string() }),
});

/** An act of a member in the page. */
export const memberAction = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('slash'),
    command: z.string(),
    options: optionValues,
    channel: z.string(),
  }),
  z.object({
    action: z.literal('autocomplete'),
    command: z.string(),
    option: z.string(),
    typed: z.string(),
    options: optionValues,
    channel: z.string(),
  }),
  z.object({
    action: z.literal('submit'),
    // The page sends the modal back, so that a member can submit it after the sandbox was restarted.
    modal: z.custom<Modal>((value) => modal.safeParse(value).success, 'is no modal'),
    values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.array(file)])),
  }),
  z.object({ action: z.literal('press'), message: z.string(), component: z.string() }),
  z.object({
    action: z.literal('select'),
    message: z.string(),
    component: z.string(),
    values: z.array(z.string()),
  }),
  z.object({ action: z.literal('react'), message: z.string(), emoji: z.string() }),
  z.object({ action: z.literal('unreact'), message: z.string(), emoji: z.string() }),
  z.object({ action: z.literal('message-command'), message: z.string(), command: z.string() }),
  z.object({
    action: z.literal('user-command'),
    member: z.string(),
    command: z.string(),
    channel: z.string(),
  }),
  z.object({ action: z.literal('remove'), message: z.string() }),
  z.object({ action: z.literal('suppress-embeds'), message: z.string() }),
  z.object({ action: z.literal('send'), channel: z.string(), text: z.string() }),
]);

export type MemberAction = z.output<typeof memberAction>;
/** The same before it is sent. */
export type UnsentAction = z.input<typeof memberAction>;

/** The result of an act, beyond what the page sees in the channel. */
export type ActionResult =
  | { readonly kind: 'done' }
  /** The bot answered with a new message. */
  | { readonly kind: 'message' }
  | { readonly kind: 'modal'; readonly modal: Modal; readonly markdown: MarkdownTexts }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/**
 * Carries out a member's act. A command, component or modal waits until the bot acknowledges it.
 * @throws when Discord's client would not let them do it
 */
export async function carryOut(person: Person, action: MemberAction): Promise<ActionResult> {
  switch (action.action) {
    case 'slash':
      return resultOf(await person.slash(action.command, action.options, { channel: action.channel }));
    case 'autocomplete': {
      const { command, option, typed, options, channel } = action;
      return {
        kind: 'choices',
        choices: await person.autocomplete(command, option, typed, options, { channel }),
      };
    }
    case 'submit':
      return resultOf(await person.submit(action.modal, action.values));
    case 'press':
      return resultOf(await person.press({ id: action.message }, action.component));
    case 'select':
      return resultOf(await person.select({ id: action.message }, action.component, action.values));
    case 'react':
      person.react({ id: action.message }, action.emoji);
      return { kind: 'done' };
    case 'unreact':
      person.unreact({ id: action.message }, action.emoji);
      return { kind: 'done' };
    case 'message-command':
      return resultOf(await person.useMessageCommand(action.command, { id: action.message }));
    case 'user-command': {
      const { command, member, channel } = action;
      return resultOf(await person.useUserCommand(command, member, { channel }));
    }
    case 'remove':
      person.remove({ id: action.message });
      return { kind: 'done' };
    case 'suppress-embeds':
      person.suppressEmbeds({ id: action.message });
      return { kind: 'done' };
    case 'send':
      person.send(action.channel, action.text);
      return { kind: 'done' };
  }
}

function resultOf(answer: Answer): ActionResult {
  if (answer.kind === 'modal') return { ...answer, markdown: readTexts(contentsOf(answer.modal.components)) };
  if (answer.kind === 'message') return { kind: 'message' };
  return answer.kind === 'failed' ? answer : { kind: 'done' };
}
