import type { Hono } from 'hono';
import { channelPayload } from '../payloads/guild.ts';
import { channelFor, type RestContext } from './context.ts';

/** The routes for one channel. */
export function channelRoutes(api: Hono, { world }: RestContext): void {
  api.get('/channels/:channel', (c) =>
    c.json(channelPayload(world, channelFor(world, c.req.param('channel')))),
  );
  api.post('/channels/:channel/typing', (c) => {
    channelFor(world, c.req.param('channel'), 'SendMessages');
    return c.body(null, 204);
  });
}
