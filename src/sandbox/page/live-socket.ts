import { type WebSocket, WebSocketServer } from 'ws';
import { parseJson } from '../network/parse-json.ts';
import { refuseUpgrade } from '../network/upgrades.ts';
import type { Sandbox } from '../sandbox.ts';
import { createLiveView, lookRequest } from './live-view.ts';
import { isOwnAddress } from './own-address-only.ts';

/** The sandbox collects changes for this many milliseconds before it sends them to a page. */
const gatheringTime = 40;

/** The longest request that a page may send, in bytes. */
const longestRequest = 10_000;

/**
 * Keeps each page up to date over a WebSocket at `/page/live`. The page says what it looks at (`lookRequest`); the
 * first frame (`LiveFrame`) holds all of that, each later one only the changes.
 */
export function serveLiveView(sandbox: Sandbox): void {
  const { upgrades, world, url } = sandbox;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestRequest });
  upgrades.at('/page/live', (request, socket, head) => {
    if (!isOwnAddress(request.headers, url)) return refuseUpgrade(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, serve);
  });

  function serve(client: WebSocket): void {
    const view = createLiveView(sandbox);
    let timer: NodeJS.Timeout | undefined;
    const tellSoon = () => {
      timer ??= setTimeout(tell, gatheringTime);
    };
    function tell(): void {
      clearTimeout(timer);
      timer = undefined;
      if (client.readyState !== client.OPEN) return;
      // A slow page gets fewer frames, not a queue of them.
      if (client.bufferedAmount > 0) {
        tellSoon();
        return;
      }
      const frame = view.next();
      if (frame) client.send(JSON.stringify(frame));
    }
    world.on('change', tellSoon);
    client.on('message', (data) => {
      const request = lookRequest.safeParse(parseJson(String(data)));
      if (!request.success) return client.close(1007, 'Not a request to look');
      view.look(request.data);
      tell();
    });
    client.on('error', () => client.terminate());
    client.on('close', () => {
      clearTimeout(timer);
      world.off('change', tellSoon);
    });
  }
}
