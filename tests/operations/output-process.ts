/** Writes more than anybody reads, says so to its parent, and at the parent's message writes again and exits. */
import { createOutput } from '../../src/operations/output.ts';
import { sinkOf } from '../../src/operations/sink.ts';

const output = createOutput(sinkOf(process.stdout), (count) => `${count} missing`);

function writeMuch(): void {
  for (let line = 0; line < 30_000; line += 1) output.write(`${line} ${'x'.repeat(90)}`);
}

writeMuch();
// Not before the event loop has turned: a blocked one would never come to this.
setImmediate(() => process.send?.('still here'));
process.on('message', async () => {
  writeMuch();
  await output.flushed(100);
  process.exit(0);
});
