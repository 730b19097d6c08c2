import { avatar, element, link } from '../parts/elements.js';
import { personMenu } from '../parts/person-menu.js';
import { embedBox } from './embed.js';
import { markdown } from './markdown.js';
import { messageComponents } from './message-components.js';
import { messageMenu, openMessageMenu } from './message-menu.js';
import { pictureOf } from './picture.js';
import { reactionPicker, reactionRow } from './reactions.js';
import { savedFile } from './saved-file.js';
import { shortTimeText, timeText } from './time-text.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../message-view.ts').MessageView} MessageView */

/**
 * @typedef {object} MessageUse
 * @property {(message: MessageView, id: string) => void} press
 * @property {(message: MessageView, id: string, values: string[]) => void} select
 * @property {(message: MessageView, emoji: string, add: boolean) => Promise<boolean>} toggle resolves with whether it
 * worked
 * @property {(message: MessageView, command: string) => void} command
 * @property {(memberId: string, command: string) => void} onPerson
 * @property {(message: MessageView) => void} suppressEmbeds
 * @property {(message: MessageView) => void} remove
 * @property {(message: MessageView) => void} dismiss
 */

/**
 * A message with its embeds, attachments, components and reactions.
 * @param {MessageView} message
 * @param {object} context
 * @param {PageView} context.view
 * @param {string | undefined} context.failure why the last use of its components or menu failed
 * @param {boolean} context.isContinued whether the message before it shows the author's name
 * @param {boolean} context.isInUse whether the bot has yet to answer a press in it
 * @param {MessageUse} context.use
 */
export function messageBox(message, { view, failure, isContinued, isInUse, use }) {
  const time = new Date(message.timestamp);
  const shown = shortTimeText(time, view.me.locale);
  const toggle = (/** @type {string} */ emoji, /** @type {boolean} */ add) => use.toggle(message, emoji, add);
  const menu = messageMenu(message, view, {
    command: (name) => use.command(message, name),
    suppressEmbeds: () => use.suppressEmbeds(message),
    remove: () => use.remove(message),
  });
  return element(
    'article',
    {
      id: `message-${message.id}`,
      class: ['message', message.ephemeral && 'ephemeral', isContinued && 'continued']
        .filter(Boolean)
        .join(' '),
      tabindex: '-1',
      'aria-busy': isInUse && 'true',
      'aria-label': `${message.author.name}, ${shown}`,
      oncontextmenu: openMessageMenu,
    },
    origin(message, view),
    isContinued ? undefined : avatar(message.author.name),
    element(
      'div',
      { class: 'message-body' },
      element(
        'p',
        { class: 'message-head' },
        isContinued ? undefined : authorName(message, view, use),
        !isContinued && message.author.bot && element('span', { class: 'tag' }, 'APP'),
        element('time', { datetime: message.timestamp, title: timeText(time, view.me.locale) }, shown),
      ),
      message.thinking
        ? element('p', { class: 'thinking' }, `${message.author.name} is thinking…`)
        : content(message, view),
      message.embeds.map((embed) => embedBox(embed, message.markdown, view)),
      message.attachments.map((file) =>
        file.content_type.startsWith('image/')
          ? pictureOf({ ...file, url: file.path, proxy_url: file.path }, file.description ?? file.filename)
          : savedFile(file.path, file.filename, file.size),
      ),
      messageComponents(message.components, message.markdown, view, {
        press: (id) => use.press(message, id),
        select: (id, values) => use.select(message, id, values),
      }),
      failure && element('p', { class: 'failure', role: 'alert' }, failure),
      message.ephemeral
        ? element(
            'p',
            { class: 'ephemeral-note' },
            '👁 Only you can see this · ',
            element(
              'button',
              { type: 'button', class: 'text-button', onclick: () => use.dismiss(message) },
              'Dismiss message',
            ),
          )
        : reactionRow(message, view, toggle),
    ),
    !message.ephemeral &&
      element('div', { class: 'message-tools' }, reactionPicker(message, view, toggle, 'beside'), menu),
  );
}

/** A name that opens the menu of its person, if they have one. @param {MessageView} message @param {PageView} view @param {MessageUse} use */
function authorName({ author }, view, use) {
  const menu = personMenu(author, view, author.name, use.onPerson);
  // Tab would otherwise halt at each message; the sidebar has the same menus.
  menu?.querySelector('summary')?.setAttribute('tabindex', '-1');
  return menu ?? element('strong', {}, author.name);
}

/** @param {MessageView} message @param {PageView} view */
function content(message, view) {
  if (message.content === '') return undefined;
  const edited = message.edited && element('small', { class: 'edited' }, ' (edited)');
  return element('div', { class: 'text' }, markdown(message.markdown[message.content], view), edited);
}

/** The line above a message that names its command or the message that it replies to. @param {MessageView} message @param {PageView} view */
function origin({ command, channelId, replyTo }, view) {
  if (command) {
    const line = [
      element('strong', {}, command.user),
      ' used ',
      element('span', { class: 'mention' }, command.name),
    ];
    return element('p', { class: 'origin' }, line);
  }
  if (replyTo === undefined) return undefined;
  const address = `https://discord.com/channels/${view.guild.id}/${channelId}/${replyTo}`;
  return element('p', { class: 'origin' }, link(address, 'Reply to a message'));
}
