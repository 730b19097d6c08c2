import { unknownError } from '../rules/api-error.ts';
import type { SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** Discord speaks of "a few minutes". */
const remembered = 5 * 60_000;

export interface Nonces {
  /**
   * The message that was posted with this nonce a short while ago.
   * @throws ApiError 10008 when that message was deleted since
   */
  find(channelId: string, nonce: string | number): SandboxMessage | undefined;
  remember(message: SandboxMessage): void;
}

/** Remembers the nonces of the bot's messages for a few minutes, in memory alone. */
export function createNonces(world: World): Nonces {
  const known = new Map<string, { messageId: string; at: number }>();
  const key = (channelId: string, nonce: string | number) => `${channelId}:${nonce}`;
  return {
    find(channelId, nonce) {
      const entry = known.get(key(channelId, nonce));
      if (!entry || world.now() - entry.at > remembered) return undefined;
      const message = world.messages.get(entry.messageId);
      if (!message) throw unknownError('Message');
      return message;
    },
    remember(message) {
      if (message.nonce !== undefined)
        known.set(key(message.channel_id, message.nonce), { messageId: message.id, at: world.now() });
    },
  };
}
