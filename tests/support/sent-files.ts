import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import type { World } from './world.ts';

/** The files of a message, by name, as whoever sees it can save them. */
export async function sentFiles(
  { sandbox }: World,
  { attachments }: SandboxMessage,
): Promise<Map<string, Buffer>> {
  const files = attachments.map(async ({ filename, path }): Promise<[string, Buffer]> => {
    const answer = await fetch(new URL(path, sandbox.apiUrl));
    return [filename, Buffer.from(await answer.arrayBuffer())];
  });
  return new Map(await Promise.all(files));
}
