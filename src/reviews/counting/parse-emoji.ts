/** A typed emoji: a Unicode emoji, or a custom emoji by its id. */
export type TypedEmoji = { readonly character: string } | { readonly id: string };

const CUSTOM = /^(?:<a?:\w{2,32}:(\d{17,20})>|(?:\w{2,32}:)?(\d{17,20}))$/;
const SKIN_TONE = /[\u{1F3FB}-\u{1F3FF}]/gu;

/**
 * Parses one emoji as Discord's clients insert it: a Unicode emoji, returned without its skin tone, or a custom emoji
 * as `<:name:id>`, `name:id` or its id.
 * @returns undefined for anything else
 */
export function parseEmoji(typed: string): TypedEmoji | undefined {
  const text = typed.trim();
  const [, written, id = written] = CUSTOM.exec(text) ?? [];
  if (id !== undefined) return { id };
  // Written here, because Node takes 10 ms to make it, and only who chooses an emoji needs it.
  const isCharacter = /^\p{RGI_Emoji}$/v;
  const base = text.replace(SKIN_TONE, '');
  // Some characters are an emoji only with the variation selector, which keyboards leave out.
  const character = [base, `${base}\u{FE0F}`].find((one) => isCharacter.test(one));
  return character === undefined ? undefined : { character };
}
