/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {readonly { readonly id: string, readonly name: string }[]} Named */

/**
 * Replaces typed names such as `@Ada` and `#reviews` with mentions, as Discord's client does when it sends a message.
 * Names stay as typed in code and addresses, and after a backslash or a word.
 * @param {string} text
 * @param {Pick<PageView, 'members' | 'roles' | 'channels'>} view knows the names
 */
export function withMentions(text, { members, roles, channels }) {
  /** @type {[sign: string, named: Named, opening: string][]} */
  const kinds = [
    ['@', members, '<@'],
    ['@', roles, '<@&'],
    ['#', channels, '<#'],
  ];
  const mentions = new Map(
    kinds.flatMap(([sign, named, opening]) =>
      named.map(({ id, name }) => /** @type {const} */ ([`${sign}${name}`, `${opening}${id}>`])),
    ),
  );
  // If one name begins with another, the longer one counts.
  const longestFirst = [...mentions.keys()].sort((left, right) => right.length - left.length);
  const names = `(?<![\\p{L}\\p{N}\\\\/._-])(?:${longestFirst.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}_-])`;
  // Code and addresses match first, as a whole, and stay.
  const parts = new RegExp(`\`\`\`[^]*?\`\`\`|\`[^\`]*\`|https?://\\S+|${names}`, 'gu');
  return text.replace(parts, (part) => mentions.get(part) ?? part);
}
