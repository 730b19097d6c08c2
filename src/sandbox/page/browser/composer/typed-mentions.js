/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {readonly { readonly id: string, readonly name: string }[]} Named */

/**
 * Puts mentions in the place of names that were typed, as Discord's client does when it sends a message: `@Ada` and
 * `#reviews`, written out. Code, addresses and what a backslash or a word stands before stay as they were typed.
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
  // Of two names that begin alike the longer one is meant.
  const longestFirst = [...mentions.keys()].sort((left, right) => right.length - left.length);
  const names = `(?<![\\p{L}\\p{N}\\\\/._-])(?:${longestFirst.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}_-])`;
  // Of code and addresses the whole is found first, and stays.
  const parts = new RegExp(`\`\`\`[^]*?\`\`\`|\`[^\`]*\`|https?://\\S+|${names}`, 'gu');
  return text.replace(parts, (part) => mentions.get(part) ?? part);
}
