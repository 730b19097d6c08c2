import { codePointLength } from '../../reviews/plain-text.ts';

/** Discord's limit for the id of a component or modal. */
const MAX_CUSTOM_ID = 100;

/**
 * The custom id of a component or modal: which handler it is for, and the handler's arguments. Throws a RangeError when
 * a part contains a colon or the whole is longer than Discord takes: both are defects of the caller.
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

/** What `customId` put together; undefined for a text that it cannot have made. */
export function parseCustomId(id: string): { name: string; args: string[] } | undefined {
  const [name, ...args] = id.split(':');
  return name ? { name, args } : undefined;
}
