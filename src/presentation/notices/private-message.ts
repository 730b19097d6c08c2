import { escapeUserText } from '../markdown/escape-user-text.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { actLines, type NoticeView } from './notices-message.ts';

interface PrivateMessageView {
  /** The message's nonce. */
  readonly id: string;
  readonly guildId: string;
  /** The server's name. */
  readonly server: string;
  readonly notices: readonly NoticeView[];
}

/** Tells a member privately what a server's moderators did with their reviews, but never who. */
export const privateMessage = (
  { id, guildId, server, notices }: PrivateMessageView,
  t: Translate,
): MessagePayload =>
  message({
    embeds: [
      {
        description: [t('private.intro', { server: escapeUserText(server) }), ...actLines(notices, t)].join(
          '\n',
        ),
        footer: { text: t('private.why') },
      },
    ],
    components: [row(offButton(t, guildId, id))],
  });

interface SwitchedView extends Pick<PrivateMessageView, 'guildId' | 'server'> {
  readonly areTaken: boolean;
  /** The nonce of the message whose button was pressed: its new button has it too, by which the bot finds the message. */
  readonly id?: string | undefined;
}

/** Says whether a member gets private messages about a server from now on, with the way back. */
export const messagesSwitched = (
  { id, guildId, server, areTaken }: SwitchedView,
  t: Translate,
): MessagePayload => {
  const said = { server: escapeUserText(server) };
  const args = id === undefined ? [guildId] : [guildId, id];
  return message({
    content: areTaken ? t('private.on', said) : t('private.off', said),
    components: [row(areTaken ? offButton(t, ...args) : onButton(t, ...args))],
  });
};

const offButton = (t: Translate, ...args: readonly string[]) =>
  button(customId('no-messages', ...args), t('private.button.off'));

/** Lets the bot send the member private messages again. */
export const onButton = (t: Translate, ...args: readonly string[]) =>
  button(customId('messages', ...args), t('private.button.on'));
