/** What is in every text of which something is escaped. */
const SPECIAL = /[\\*_~|`[\]<>:@#+.-]/;

/**
 * Escapes text that a person typed, so that Discord shows it as typed wherever it renders Markdown: no emphasis,
 * heading, list, quote, link, mention or timestamp. The result is at most twice as long, plus one for each URL.
 */
export function escapeMarkdown(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return (
    text
      .replace(/[\\*_~|`[\]<>]/g, '\\$&')
      // Within a URL, Discord would show the backslashes.
      .replace(/:\/\//g, '\\://')
      .replace(/@(?=everyone|here)/g, '@\u200b')
      .replace(/^([ \t]*)(#{1,3}|-#|[-+])(?=\s)/gm, '$1\\$2')
      .replace(/^([ \t]*\d+)(?=\.\s)/gm, '$1\\')
  );
}
