import { codeAt } from './code.ts';

const SCHEME = '<?(?:(?:https?|discord|steam)://|(?:mailto|tel|sms):)';
const LINK = new RegExp(
  String.raw`\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(\s*(${SCHEME}[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)`,
  'isuy',
);
const TARGET = new RegExp(String.raw`\]\((?=\s*${SCHEME})`, 'iuy');

/**
 * Makes links show where they lead: `[text](https://x.example)` becomes `text (https://x.example)`, so that a link's
 * text cannot lie about its URL. Code and escaped brackets stay unchanged.
 */
export function showLinkTargets(text: string): string {
  let shown = '';
  let index = 0;
  while (index < text.length) {
    const link = matchAt(LINK, text, index);
    const code = codeAt(text, index)?.end;
    if (link) {
      shown += `${showLinkTargets(link[1] ?? '')} (${link[2]})`;
      index += link[0].length;
    } else if (matchAt(TARGET, text, index)) {
      // Brackets that the pattern above does not match. With a space between them, Discord sees no link.
      shown += '] (';
      index += 2;
    } else {
      const end = code ?? index + (text[index] === '\\' ? 2 : 1);
      shown += text.slice(index, end);
      index = end;
    }
  }
  return shown;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** The same protection without adding a character, for a text with no room left: the links stop being links. */
export function breakLinks(text: string): string {
  return text.replaceAll('](', ']（');
}
