import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';

/** A sandbox whose server the bot is not in yet. */
export async function emptySandbox(): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await startSandbox({ joined: false });
  return Object.assign(sandbox, { [Symbol.asyncDispose]: () => sandbox.close() });
}
