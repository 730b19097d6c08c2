import type { Hono } from 'hono';
import { openDirectChannel } from '../actions/direct-channels.ts';
import { channelPayload, directChannelPayload } from '../payloads/channel.ts';
import { unknownError } from '../rules/api-error.ts';
import { permissionToSend } from '../world/permissions.ts';
import { channelFor, type RestContext } from './context.ts';
import { readBody } from './read-body.ts';

/** The routes for one channel, and the one that opens private messages (User, Create DM). */
export function channelRoutes(api: Hono, { world }: RestContext): void {
  api.get('/channels/:channel', (c) => {
    const channel = channelFor(world, c.req.param('channel'));
    return c.json(
      channel.recipient_id ? directChannelPayload(world, channel) : channelPayload(world, channel),
    );
  });
  api.post('/users/@me/channels', async (c) => {
    const { body } = await readBody<{ recipient_id?: string }>(c);
    const user = world.members.values().find((member) => member.user.id === body.recipient_id)?.user;
    const former = world.formerMembers.values().find((member) => member.user.id === body.recipient_id)?.user;
    const recipient = user ?? former;
    if (!recipient) throw unknownError('User');
    return c.json(directChannelPayload(world, openDirectChannel(world, recipient.id)));
  });
  api.post('/channels/:channel/typing', (c) => {
    const channel = channelFor(world, c.req.param('channel'));
    channelFor(world, channel.id, permissionToSend(channel));
    return c.body(null, 204);
  });
}
