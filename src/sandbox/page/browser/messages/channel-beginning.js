import { element } from '../parts/elements.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */

/** What stands above the first message. @param {PageView} view */
export function channelBeginning({ olderMessages, channels, channelId, me }) {
  if (olderMessages > 0) return line(`${olderMessages} older messages come when you scroll up.`);
  const channel = channels.find(({ id }) => id === channelId);
  if (!channel) return line(`${me.name} sees no channel.`);
  if (!channel.canRead)
    return line(`You do not have permission to view the message history of #${channel.name}.`);
  return line(
    element('strong', {}, `Welcome to #${channel.name}!`),
    ' Type / below to see what the bot can do. Everybody here is invented: pick who you are at the side.',
  );
}

/** @param {...unknown} children */
const line = (...children) => element('p', { class: 'beginning' }, ...children);
