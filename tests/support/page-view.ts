import { WebSocket } from 'ws';
import type { LiveFrame, Surroundings } from '../../src/sandbox/page/live-view.ts';
import type { MessageView } from '../../src/sandbox/page/message-view.ts';

/** Everything that a member's page shows, the messages oldest first. */
export type SeenView = Surroundings & { readonly messages: readonly MessageView[] };

/**
 * What a member sees in a channel, once `isSo` accepts it.
 * @param url the page's address
 * @throws with the sandbox's sentence when nothing can be seen
 */
export async function seenIn(
  url: string,
  member: string,
  channel: string,
  isSo: (view: SeenView) => boolean = () => true,
): Promise<SeenView> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/page/live`);
  socket.on('open', () => socket.send(JSON.stringify({ look: 1, member, channel, newest: 1000 })));
  const { promise, resolve, reject } = Promise.withResolvers<SeenView>();
  const messages = new Map<string, MessageView>();
  let view: Surroundings | undefined;
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as LiveFrame;
    if (frame.problem !== undefined) reject(new Error(frame.problem));
    view = frame.view ?? view;
    for (const id of frame.removed) messages.delete(id);
    for (const message of frame.put) messages.set(message.id, message);
    const seen = view && { ...view, messages: [...messages.values()] };
    if (seen && isSo(seen)) resolve(seen);
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('The sandbox ended')));
  return promise.finally(() => socket.terminate());
}
