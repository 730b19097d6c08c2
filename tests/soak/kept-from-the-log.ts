import { findMember } from '../../src/sandbox/people/find.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** The sandbox's have 80 characters; the longest other word without a space is a part of a path. */
const INTERACTION_TOKEN = /[\w-]{80}/;
/** Shorter words may be part of another by chance. */
const SHORTEST = 3;

/**
 * The lines of the log that have in them what must not be there: the bot's token, that of an interaction, a name, or what somebody
 * typed.
 * @param typed texts, each of which stands for the longer ones that begin with it
 */
export function tellingLines(
  logged: readonly string[],
  sandbox: Sandbox,
  typed: readonly string[],
): string[] {
  const { world, token, guildId } = sandbox;
  const names = sandbox.members().flatMap(({ name }) => {
    const { user, nick } = findMember(world, guildId, name);
    return [name, user.username, nick ?? ''];
  });
  const inJson = (secrets: readonly string[]) =>
    secrets.filter(({ length }) => length >= SHORTEST).map((secret) => JSON.stringify(secret).slice(1, -1));
  const [words, beginnings] = [inJson(names), inJson([token, ...typed])];
  const tells = (line: string) =>
    INTERACTION_TOKEN.test(line) ||
    words.some((word) => holdsWord(line, word)) ||
    beginnings.some((beginning) => line.includes(beginning));
  return logged.filter(tells).map((line) => `the log tells: ${line.slice(0, 1500)}`);
}

/** Lea is not in `leaving`. */
function holdsWord(line: string, word: string): boolean {
  const isLetter = (character: string) => /[\p{L}\d]/u.test(character);
  for (let at = line.indexOf(word); at !== -1; at = line.indexOf(word, at + 1))
    if (!isLetter(line.charAt(at - 1)) && !isLetter(line.charAt(at + word.length))) return true;
  return false;
}
