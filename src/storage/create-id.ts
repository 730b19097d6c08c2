import { randomBytes } from 'node:crypto';

/** A new id: 16 characters that are safe in keys, custom ids and nonces (which end at 25). */
export const createId = (): string => randomBytes(12).toString('base64url');
