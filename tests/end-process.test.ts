import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

/** Runs a process that ends itself so. Resolves to its exit code and what it prints at its end. */
const run = (call: string) =>
  new Promise<{ code: number | null; output: string }>((done) => {
    const script = `
      import { writeSync } from 'node:fs';
      import { endProcess } from '${pathToFileURL(resolve('src/end-process.ts'))}';
      process.on('exit', (code) => writeSync(1, 'Tidied up before ' + code));
      process.exitCode = 3;
      ${call};
      writeSync(1, 'went on');`;
    const child = execFile(process.execPath, ['--input-type=module', '-e', script], (_, output) =>
      done({ code: child.exitCode, output }),
    );
  });

test.each(['endProcess()', 'endProcess(true)'])(
  'By %s, a process ends with its status, after what it still has to tidy up, such as a copy of the database',
  async (call) => {
    expect(await run(call)).toEqual({ code: 3, output: 'Tidied up before 3' });
  },
);
