import { type Chance, pick } from '../chance.ts';

/** Where words of a kind come from: N for a noun, A for what stands beside one, P for a name. */
export type Words = Readonly<Record<'N' | 'A' | 'P', (next: Chance) => string>>;

/**
 * Fills one of the patterns: "The N of P". The first patterns of a list are not drawn more often than others: name one twice for
 * that.
 */
export function fillPattern(next: Chance, patterns: readonly string[], words: Words): string {
  const filled = pick(next, patterns).replace(/(?<!\p{Ll})[NAP](?!\p{Ll})/gu, (kind) =>
    words[kind as keyof Words](next),
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
