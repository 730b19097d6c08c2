import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEEDED_PERMISSIONS } from '../../src/presentation/permissions.ts';
import { can, permissionBits } from '../../src/sandbox/world/permissions.ts';
import { channelPermissions } from '../../src/setup/channel-permissions.ts';
import { createDiscord } from '../../src/setup/discord.ts';
import { discord } from '../support/discord-for-processes.ts';

test('What the bot may do in a channel is what Discord lets it do, whatever roles and overwrites say', async () => {
  const sandbox = await discord({ unlimited: true });
  const { apiUrl, token, applicationId, botId, guildId, world } = sandbox;
  const asked = createDiscord({ apiUrl, proxy: undefined }, token, AbortSignal.timeout(60_000));
  const names = fc.subarray([...NEEDED_PERMISSIONS]);
  const overwrite = fc.tuple(fc.constantFrom('bot', 'everyone', 'Ovation', 'Moderator'), fc.boolean(), names);
  const roles = fc.tuple(names, fc.subarray([...NEEDED_PERMISSIONS, 'Administrator' as const]));
  const places = fc.array(fc.array(overwrite, { maxLength: 6 }), { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(roles, places, async ([everyone, own], overwritten) => {
      sandbox.setRole('@everyone', ...everyone);
      sandbox.setRole('Ovation', ...own);
      const channels = overwritten.map((overwrites, index) => {
        const place = sandbox.createChannel(`place-${index}`);
        for (const [who, isAllowed, permissions] of overwrites)
          place[isAllowed ? 'allow' : 'deny'](who, ...permissions);
        return place;
      });
      const server = await asked.server(guildId, applicationId, botId);
      for (const [index, place] of channels.entries()) {
        const channel = server?.channels.find(({ name }) => name === `place-${index}`);
        const record = world.channels.get(place.id);
        if (!server || !channel || !record) throw new Error('There is no channel');
        const bits = channelPermissions(server, server.me, channel);
        const isSeen = (bits & permissionBits('ViewChannel')) !== 0n;
        for (const name of NEEDED_PERMISSIONS)
          expect(isSeen && (bits & permissionBits(name)) !== 0n).toBe(can(world, botId, record, name));
        place.delete();
      }
    }),
    // Asking takes longer than all else.
    { numRuns: 15 },
  );
});
