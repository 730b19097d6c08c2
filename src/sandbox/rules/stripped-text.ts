/**
 * A text as Discord stores it: trimmed, and without the right-to-left override, which Discord "intentionally does not
 * permit" (discord-api-docs, issues 1189 and 1193).
 */
export const strippedText = (text: string | null | undefined): string =>
  text?.replaceAll('\u202e', '').trim() ?? '';

/**
 * An autocomplete choice as members receive it: Discord removes joiners and variation selectors (discord-api-docs,
 * issue 4691).
 */
export const strippedChoice = (text: string): string => text.replaceAll(/[\u200d\ufe0f]/g, '');
