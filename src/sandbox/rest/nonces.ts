import { unknownError } from '../rules/api-error.ts';
import type { SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** How long a nonce is remembered, in milliseconds: Discord says "a few minutes". */
const remembered = 5 * 60_000;

export interface Nonces {
  /**
   * The message that was posted with this nonce a few minutes ago at most.
   * @throws ApiError 10008 when that message has been deleted
   */
  find(nonce: string | number): SandboxMessage | undefined;
  remember(message: SandboxMessage): void;
}

/**
 * Remembers the nonces of the bot's messages for a few minutes, only in memory. They belong to the author, not the
 * channel: "another message was created by the same author with the same nonce" (Create Message, `enforce_nonce`).
 */
export function createNonces(world: World): Nonces {
  const known = new Map<string, { messageId: string; at: number }>();
  return {
    find(nonce) {
      const entry = known.get(String(nonce));
      if (!entry || world.now() - entry.at > remembered) return undefined;
      const message = world.messages.get(entry.messageId);
      if (!message) throw unknownError('Message');
      return { ...message, nonce };
    },
    remember(message) {
      if (message.nonce !== undefined)
        known.set(String(message.nonce), { messageId: message.id, at: world.now() });
    },
  };
}
