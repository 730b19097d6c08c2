import { codeAt } from './code.ts';

const SCHEME = '<?(?:(?:https?|discord|steam)://|(?:mailto|tel|sms):)';
const LINK = new RegExp(
  String.raw`\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(\s*(${SCHEME}[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)`,
  'isuy',
);
const TARGET = new RegExp(String.raw`\]\((?=\s*${SCHEME})`, 'iuy');

/**
 * Markdown whose links show where they lead: `[text](https://x.example)` becomes `text (https://x.example)`, so that
 * the words of a link cannot lie about its address. Code and escaped brackets stay as they are.
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
      // Brackets too odd for the pattern above: Discord sees no link where a space stands between them.
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

/** The same protection without a character more, for a text that has no room left: such a link is no link any more. */
export function breakLinks(text: string): string {
  return text.replaceAll('](', ']（');
}
