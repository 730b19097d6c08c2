import { avatar, element, link } from './elements.js';
import { embedBox, pictureOf } from './embed.js';
import { markdown } from './markdown.js';
import { messageComponents } from './message-components.js';
import { reactionRow } from './reactions.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {import('../message-view.ts').MessageView} MessageView */

/**
 * What a member can do with a message.
 * @typedef {object} MessageUse
 * @property {(message: MessageView, id: string) => void} press
 * @property {(message: MessageView, id: string, values: string[]) => void} select
 * @property {(message: MessageView, emoji: string, add: boolean) => void} toggle
 * @property {(message: MessageView, command: string) => void} command
 * @property {(message: MessageView) => void} remove
 * @property {(message: MessageView) => void} dismiss
 */

/**
 * A message with all that hangs on it.
 * @param {MessageView} message
 * @param {MemberView} view
 * @param {string | undefined} failure what the last use of one of its components led to
 * @param {MessageUse} use
 */
export function messageBox(message, view, failure, use) {
  const time = new Date(message.timestamp);
  const menu = messageMenu(message, view, use);
  return element(
    'article',
    {
      id: `message-${message.id}`,
      class: message.ephemeral ? 'message ephemeral' : 'message',
      tabindex: '-1',
      'aria-label': `${message.author.name}, ${time.toLocaleTimeString()}`,
      oncontextmenu: menu && ((/** @type {Event} */ event) => openMenu(event, menu)),
    },
    origin(message, view),
    avatar(message.author.name),
    element(
      'div',
      { class: 'message-body' },
      element(
        'p',
        { class: 'message-head' },
        element('strong', {}, message.author.name),
        message.author.bot && element('span', { class: 'tag' }, 'APP'),
        element('time', { datetime: message.timestamp, title: time.toLocaleString() }, shortTime(time)),
        menu,
      ),
      message.thinking
        ? element('p', { class: 'thinking' }, `${message.author.name} is thinking…`)
        : content(message, view),
      message.embeds.map((embed) => embedBox(embed, view)),
      message.attachments.map((file) =>
        file.content_type.startsWith('image/')
          ? pictureOf(file.path, file.description ?? file.filename)
          : element('p', {}, link(location.origin + file.path, file.filename)),
      ),
      messageComponents(message.components, view, {
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
        : reactionRow(message, (emoji, add) => use.toggle(message, emoji, add)),
    ),
  );
}

/**
 * What can be done with a message: also by a right click on it.
 * @param {MessageView} message
 * @param {MemberView} view
 * @param {MessageUse} use
 */
function messageMenu(message, view, use) {
  if (message.ephemeral) return undefined;
  const item = (/** @type {string} */ label, /** @type {() => void} */ act, danger = false) =>
    element(
      'button',
      {
        type: 'button',
        class: danger ? 'danger' : 'secondary',
        onclick: () => {
          menu.open = false;
          act();
        },
      },
      label,
    );
  const items = [
    ...view.messageCommands.map((name) => item(name, () => use.command(message, name))),
    ...(message.removable ? [item('Delete message', () => use.remove(message), true)] : []),
  ];
  const menu = /** @type {HTMLDetailsElement} */ (
    element(
      'details',
      { class: 'message-menu' },
      element('summary', { 'aria-label': 'What you can do with this message', 'data-key': 'menu' }, '⋯'),
      element('div', {}, items),
    )
  );
  return items.length > 0 ? menu : undefined;
}

/** @param {Event} event @param {HTMLDetailsElement} menu */
function openMenu(event, menu) {
  event.preventDefault();
  menu.open = true;
  menu.querySelector('button')?.focus();
}

/** @param {MessageView} message @param {MemberView} view */
function content(message, view) {
  if (message.content === '') return undefined;
  const edited = message.edited && element('small', { class: 'edited' }, ' (edited)');
  return element('div', { class: 'text' }, markdown(message.content, view), edited);
}

/** The line above a message that says what led to it. @param {MessageView} message @param {MemberView} view */
function origin({ command, channelId, replyTo }, view) {
  if (command) {
    const user = view.members.find(({ id }) => id === command.userId)?.name ?? 'Somebody';
    const line = [
      '↱ ',
      element('strong', {}, user),
      ' used ',
      element(
        'span',
        { class: 'mention' },
        view.messageCommands.includes(command.name) ? command.name : `/${command.name}`,
      ),
    ];
    return element('p', { class: 'origin' }, line);
  }
  if (replyTo === undefined) return undefined;
  const address = `https://discord.com/channels/${view.guild.id}/${channelId}/${replyTo}`;
  return element('p', { class: 'origin' }, '↱ ', link(address, 'In answer to a message'));
}

/** @param {Date} time */
function shortTime(time) {
  const clock = time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return time.toDateString() === new Date().toDateString() ? clock : `${time.toLocaleDateString()} ${clock}`;
}
