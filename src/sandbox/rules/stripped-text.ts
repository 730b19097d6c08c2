/**
 * A message's text as Discord keeps it: trimmed, and without the right-to-left override, which it "intentionally does
 * not permit" (discord-api-docs, issues 1189 and 1193).
 */
export const strippedText = (text: string | null | undefined): string =>
  text?.replaceAll('\u202e', '').trim() ?? '';

/**
 * A choice of autocomplete as people get it: joiners and variation selectors are taken out (discord-api-docs, issue
 * 4691).
 */
export const strippedChoice = (text: string): string => text.replaceAll(/[\u200d\ufe0f]/g, '');
