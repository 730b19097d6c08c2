import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Line, openLine } from '../support/open-line.ts';
import type { Life } from './life.ts';

/** discord.js sends no more requests a second than this, and holds the others back. */
const MOST_A_SECOND = 50;
/** How much longer than it has to discord.js may wait, in milliseconds. */
const SLACK = 60;

/** Opens a line that lets requests through as long as the bot lives; after that, it answers as a proxy without Discord. */
export async function openSeverableLine({ app }: Sandbox, life: Life): Promise<Line> {
  let sentAt: number[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const now = Date.now();
    sentAt = [...sentAt.filter((at) => at > now - 1000), now];
    if (sentAt.length >= MOST_A_SECOND) void rest(life, 1);
    try {
      const response = await life.pass('request', async () => app.fetch(request));
      if (response.status === 429) void rest(life, Number(response.headers.get('retry-after')));
      return response;
    } catch {
      return new Response('{}', { status: 503 });
    }
  };
  return openLine(fetch);
}

/** Until then discord.js holds requests back, and nobody else sees that the bot is busy. */
const rest = (life: Life, seconds: number): Promise<void> => life.clock().wait(seconds * 1000 + SLACK);
