import { randomBytes } from 'node:crypto';

/** Returns a new id: 16 characters that are safe in keys, custom ids and nonces (25 characters at most). */
export const createId = (): string => randomBytes(12).toString('base64url');

/** Whether `createId` can have made this. */
export const isId = (text: string): boolean => /^[\w-]{16}$/.test(text);
