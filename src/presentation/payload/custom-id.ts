import { codePointLength } from '../../reviews/plain-text.ts';

/** Discord's limit for the custom id of a component or modal, in code points. */
export const MAX_CUSTOM_ID = 100;

/**
 * Makes the custom id of a component or modal from its handler's name and arguments. Throws RangeError when a part
 * contains a colon, or the id is longer than Discord allows: both are defects of the caller.
 */
export function customId(name: string, ...args: readonly (string | number)[]): string {
  const parts = [name, ...args.map(String)];
  const id = parts.join(':');
  if (name === '' || parts.some((part) => part.includes(':')))
    throw new RangeError('A custom id cannot hold this part');
  if (codePointLength(id) > MAX_CUSTOM_ID)
    throw new RangeError(`A custom id has at most ${MAX_CUSTOM_ID} characters`);
  return id;
}

/**
 * Splits an id into the handler's name and arguments; undefined when `customId` cannot have made it.
 * @param id as Discord brings it from a client, which may be a modified one
 */
export function parseCustomId(id: unknown): { name: string; args: string[] } | undefined {
  if (typeof id !== 'string' || codePointLength(id) > MAX_CUSTOM_ID) return undefined;
  const [name, ...args] = id.split(':');
  return name ? { name, args } : undefined;
}
