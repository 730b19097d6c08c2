import type { APIMessage } from 'discord-api-types/v10';

export const BOT = '100000000000000003';

export type Kind = 'normal' | 'super';

export interface ModelMessage {
  readonly channelId: string;
  readonly reactions: Map<string, Record<Kind, Set<string>>>;
  shown: Pick<APIMessage, 'content' | 'embeds'>;
}

/** A message as Discord returns it. */
export function messagePayload(id: string, message: ModelMessage): APIMessage {
  const reactions = Array.from(message.reactions, ([name, { normal, super: burst }]) => ({
    emoji: { id: null, name },
    me: normal.has(BOT),
    count: normal.size + burst.size,
    count_details: { normal: normal.size, burst: burst.size },
  })).filter(({ count }) => count > 0);
  return { ...message.shown, id, channel_id: message.channelId, reactions } as unknown as APIMessage;
}
