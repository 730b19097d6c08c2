import { GatewayIntentBits } from 'discord.js';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

interface Packet {
  readonly op: number;
  readonly t?: string;
  readonly s?: number;
  readonly d?: Record<string, unknown>;
}

interface Socket {
  /** All packets that have arrived. */
  readonly received: readonly Packet[];
  /** The code it is closed with. */
  readonly closed: Promise<number>;
  send(packet: unknown): void;
  /** The next event of this name that was not asked for before. */
  next(name: string): Promise<Packet>;
  nextOf(fits: (packet: Packet) => boolean): Promise<Packet>;
}

/** Connects to the gateway without any library that would mend what is wrong, and waits for HELLO. */
export async function openSocket(sandbox: Sandbox): Promise<Socket> {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/gateway?v=10&encoding=json`);
  onTestFinished(() => socket.terminate());
  const received: Packet[] = [];
  const taken = new Set<Packet>();
  let arrived = () => {};
  socket.on('message', (raw) => {
    received.push(JSON.parse(String(raw)));
    arrived();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', resolve);
  });

  async function nextOf(fits: (packet: Packet) => boolean): Promise<Packet> {
    for (;;) {
      const found = received.find((packet) => !taken.has(packet) && fits(packet));
      if (found) {
        taken.add(found);
        return found;
      }
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
  }

  await nextOf(({ op }) => op === 10);
  return {
    received,
    closed,
    send: (packet) => socket.send(JSON.stringify(packet)),
    next: (name) => nextOf(({ t }) => t === name),
    nextOf,
  };
}

/** A connection as the bot has it, without privileged intents, that has been told of its guild. */
export async function listen(sandbox: Sandbox, others = 0): Promise<Socket> {
  const { Guilds, GuildMessages, GuildMessageReactions } = GatewayIntentBits;
  const socket = await openSocket(sandbox);
  const properties = { os: 'x', browser: 'x', device: 'x' };
  const intents = Guilds | GuildMessages | GuildMessageReactions | others;
  socket.send({ op: 2, d: { token: sandbox.token, intents, properties } });
  await socket.nextOf(({ t }) => t === 'GUILD_CREATE');
  return socket;
}
