/** The thread that searches. It receives calls on the port and answers each, in the order in which they came. */
import { parentPort, workerData } from 'node:worker_threads';
import type { IndexAnswer, IndexCall } from './index-call.ts';
import { LiveIndex } from './live-index.ts';

const port = parentPort;
if (port !== null) {
  const index = new LiveIndex(String(workerData));
  port.on('message', (call: IndexCall | null) => {
    if (call === null) {
      index.close();
      port.close();
      return;
    }
    try {
      port.postMessage({ id: call.id, result: index.run(call) } satisfies IndexAnswer);
    } catch (error) {
      port.postMessage({ id: call.id, failure: String(error) } satisfies IndexAnswer);
    }
  });
}
