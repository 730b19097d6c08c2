import { element, link } from '../parts/elements.js';
import { readMessageAddress } from './message-address.js';
import { spoiler } from './spoiler.js';
import { timestamp } from './timestamp.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../../../markdown.ts').MarkdownNode} MarkdownNode */

/** The elements of marks that only change how their text looks. */
/** @type {Record<string, [tag: string, className?: string]>} */
const marks = {
  bold: ['strong'],
  italics: ['em'],
  underline: ['u'],
  strike: ['s'],
  quote: ['blockquote'],
  subtext: ['small', 'subtext'],
  list: ['ul'],
  listItem: ['li'],
};

/**
 * Builds the nodes of a text in Discord's Markdown.
 * @param {readonly MarkdownNode[] | undefined} nodes as the server parsed it
 * @param {PageView} view has the names for mentions
 * @returns {Node[]}
 */
export function markdown(nodes, view) {
  return (nodes ?? []).map((node) => nodeFor(node, view));
}

/** @param {MarkdownNode} node @param {PageView} view @returns {Node} */
function nodeFor(node, view) {
  const { type, text = '', target = '', level } = node;
  const children = markdown(node.children, view);
  const mark = marks[type];
  if (mark) return element(mark[0], { class: mark[1] }, children);
  switch (type) {
    case 'code':
      return element('code', {}, text);
    case 'codeBlock':
      return element('pre', { tabindex: '0' }, element('code', {}, text));
    case 'heading':
      return element('strong', { class: `heading heading-${level}` }, children);
    case 'orderedList':
      return element('ol', { start: level }, children);
    case 'spoiler':
      return spoiler(children);
    case 'link':
      return link(target, children.length > 0 ? children : (messageName(target, view) ?? target));
    case 'user':
      return mention(`@${nameOf(view.members, target) ?? 'unknown-user'}`, target === view.me.id);
    case 'role':
      return mention(`@${nameOf(view.roles, target) ?? 'unknown-role'}`);
    case 'everyone':
      return mention(`@${target}`, true);
    case 'channel':
      return mention(`#${nameOf(view.channels, target) ?? 'No Access'}`);
    case 'command':
      return mention(`/${target}`);
    case 'emoji':
      return document.createTextNode(`:${target}:`);
    case 'time':
      return timestamp(Number(target) * 1000, node.format ?? 'f', view.me.locale);
    default:
      return document.createTextNode(text);
  }
}

/** @param {readonly { id: string, name: string }[]} entries @param {string} id */
const nameOf = (entries, id) => entries.find((entry) => entry.id === id)?.name;

/**
 * The text that Discord's client shows for a link to a message in a channel that the member sees.
 * @param {string} address
 * @param {PageView} view
 */
function messageName(address, view) {
  const { guildId, channelId = '' } = readMessageAddress(address) ?? {};
  const channel = guildId === view.guild.id ? nameOf(view.channels, channelId) : undefined;
  return channel && `#${channel} › 💬`;
}

/** @param {string} text @param {boolean} [isMine] whether it mentions the viewer */
const mention = (text, isMine = false) =>
  element('span', { class: isMine ? 'mention mine' : 'mention' }, text);
