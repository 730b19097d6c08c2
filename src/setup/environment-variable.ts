/**
 * Puts a variable into the text of a file such as .env: where it stands already, also if more than once, else at the end. All else
 * stays as it is, also a comment behind the value.
 * @param value without white space, quotes and `#`
 */
export function setVariable(text: string, name: string, value: string): string {
  const line = new RegExp(
    `^([ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=)[^#\\r\\n]*?((?<![ \\t])[ \\t]*(?:#.*)?)$`,
    'gm',
  );
  if (line.test(text)) return text.replace(line, (_, before, after) => `${before}${value}${after}`);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  return `${text}${gap}${name}=${value}${newline}`;
}
