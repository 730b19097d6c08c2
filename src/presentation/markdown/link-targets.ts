import { codeFinder, nextOf } from './code.ts';

const SCHEME = '(?:https?|discord|steam|mailto|tel|sms):';
// A link that can lose its brackets. Others, as with a backslash in their text, only get a space.
const LINK = new RegExp(
  String.raw`\[((?:[^[\]\\]|\[[^[\]\\]*\])*)\]\(\s*(<?${SCHEME}[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)`,
  'iuy',
);
/** Where a link, code or an escaped character may begin. */
const SPECIAL = /[\\`[]/g;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** Where Discord, or a lenient reader of Markdown, sees a link's text end and its address begin. */
const LINK_MIDDLE = /\](?=[\p{Default_Ignorable_Code_Point}\p{Cf}]*\()/u;
// Discord links to a few schemes only; for any other, two slashes tell an address from a title such as "Re:Zero".
const ADDRESS = new RegExp(String.raw`^[^\p{L}\p{N}[\]]*(?:${SCHEME}|[a-z][a-z\d+.-]*://)`, 'iu');

/**
 * Makes links show where they lead: `[text](https://x.example)` becomes `text (https://x.example)`, so that a link's
 * text cannot lie about its URL. No `](` before an address stays, not even in code: where code ends depends on every
 * mark before it, and Discord is not predictable enough to trust a link to that. Any other text stays unchanged.
 */
export function showLinkTargets(text: string): string {
  return changeAddresses(withoutBrackets(text), (address) => ` ${address}`);
}

/** The same protection without adding a character, for a text with no room left: the links stop being links. */
export function breakLinks(text: string): string {
  return changeAddresses(text, (address) => address.replace('(', '（'));
}

/** Changes each address of a link, from what precedes its round bracket up to the next one. */
function changeAddresses(text: string, change: (address: string) => string): string {
  const [first = '', ...others] = text.split(LINK_MIDDLE);
  return [first, ...others.map((part) => (startsWithAddress(part) ? change(part) : part))].join(']');
}

/** Also recognizes an address with backslashes, invisible characters or letters of another width in its scheme. */
function startsWithAddress(text: string): boolean {
  return ADDRESS.test(text.replace(INVISIBLE, '').replaceAll('\\', '').normalize('NFKC'));
}

/** Removes the brackets around the text of links, so that it reads well. Code and escaped brackets keep theirs. */
function withoutBrackets(text: string): string {
  const codeAt = codeFinder(text);
  let shown = '';
  let copied = 0;
  for (let index = nextOf(SPECIAL, text, 0); index < text.length; index = nextOf(SPECIAL, text, index)) {
    LINK.lastIndex = index;
    const link = LINK.exec(text);
    if (link) {
      shown += `${text.slice(copied, index)}${withoutBrackets(link[1] ?? '')} (${link[2]})`;
      copied = index + link[0].length;
    }
    index = link ? copied : (codeAt(index)?.end ?? index + (text[index] === '\\' ? 2 : 1));
  }
  return shown + text.slice(copied);
}
