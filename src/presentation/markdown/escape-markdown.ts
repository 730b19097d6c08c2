/**
 * Text that a person typed, so that Discord shows it as typed wherever Markdown is rendered: no emphasis, heading,
 * list, quote, link, mention or timestamp comes of it. At most twice as long, and one more for each address in it.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\*_~|`[\]<>]/g, '\\$&')
      // Within an address Discord would show the backslashes.
      .replace(/:\/\//g, '\\://')
      .replace(/@(?=everyone|here)/g, '@\u200b')
      .replace(/^([ \t]*)(#{1,3}|-#|[-+])(?=\s)/gm, '$1\\$2')
      .replace(/^([ \t]*\d+)(?=\.\s)/gm, '$1\\')
  );
}
