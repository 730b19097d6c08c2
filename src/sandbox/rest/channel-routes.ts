import type { Hono } from 'hono';
import { channelPayload } from '../payloads/channel.ts';
import { permissionToSend } from '../world/permissions.ts';
import { channelFor, type RestContext } from './context.ts';

/** The routes for one channel. */
export function channelRoutes(api: Hono, { world }: RestContext): void {
  api.get('/channels/:channel', (c) =>
    c.json(channelPayload(world, channelFor(world, c.req.param('channel')))),
  );
  api.post('/channels/:channel/typing', (c) => {
    const channel = channelFor(world, c.req.param('channel'));
    channelFor(world, channel.id, permissionToSend(channel));
    return c.body(null, 204);
  });
}
