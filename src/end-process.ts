import { accessSync, constants } from 'node:fs';

/** What keeps a thread of Node's pool for as long as the system likes: searches for an address, and files. */
const IN_THREADS = new Set(['GetAddrInfoReqWrap', 'FSReqCallback', 'FSReqPromise']);

/**
 * Ends the process with `process.exitCode`. `process.exit` first waits for the threads of Node's pool: ten seconds and more for a
 * name server that does not answer, for ever for a network file system that is gone. When there may be one of those, another program
 * that ends at once takes the place of this one, under its process id, after all that listens for the end.
 */
export function endProcess(isStuck = false): void {
  const mayHang = isStuck || process.getActiveResourcesInfo().some((name) => IN_THREADS.has(name));
  // Where there is no such call, as on Windows, nothing but waiting is left.
  if (mayHang && process.execve !== undefined && isThere(process.execPath)) {
    const status = Number(process.exitCode ?? 0);
    // Node tells nobody of this end: a copy of the database would stay.
    process.emit('exit', status);
    process.execve(process.execPath, [process.execPath, '-e', `process.exitCode = ${status}`], {});
  }
  process.exit();
}

/** Whether a program can be run. Node aborts the process when it can't: an update may have taken its file away. */
function isThere(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
