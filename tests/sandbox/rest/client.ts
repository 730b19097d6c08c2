import { Client, GatewayIntentBits } from 'discord.js';
import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.ts';

/** A sandbox, where clients may identify at once, that is closed when the test ends. */
export async function sandboxForTest(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ ...options, gateway: { identifyWindow: 0, ...options.gateway } });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A real discord.js client that has logged in to the sandbox and knows its guild. */
export async function clientFor(sandbox: Sandbox): Promise<Client<true>> {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
    ],
    rest: { api: sandbox.apiUrl },
  });
  onTestFinished(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(sandbox.token);
  return ready;
}
