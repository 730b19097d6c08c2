import { expect, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { Pace } from '../../../src/discord/background/pace.ts';
import {
  type FetchVoterRolesOptions,
  fetchVoterRoles,
} from '../../../src/discord/counting/fetch-voter-roles.ts';
import { clearMember } from '../../../src/guilds/erasing/clear-member.ts';
import { beginErasure } from '../../../src/guilds/erasing/erasure.ts';
import { put } from '../../../src/guilds/memory/change.ts';
import { NOOR, OPINION, openedGuild } from '../../guilds/memory/opened-guild.ts';

const [ROLE, JUN, KEY] = ['5', '22', `dark:${NOOR.id}`];

test('The roles of somebody who is erased while Discord is asked for them are not stored, and not asked for again', async () => {
  const { guild, store } = await openedGuild();
  await guild.commit([
    put('guilds', '1', { channelId: '7', voterRoleId: ROLE }),
    put('shows', 'dark', { id: 'dark', title: 'Dark', addedBy: NOOR.id, addedAt: 1 }),
    put('reviews', KEY, {
      ...OPINION,
      showId: 'dark',
      author: NOOR,
      writtenAt: 1,
      earlierScores: [],
      posting: { state: 'posted', id: 'p', channelId: '7', messageId: '8', postedAt: 1 },
    }),
    put('votes', KEY, { messageId: '8', reactions: { '👍': { normal: [JUN], super: [] } }, bots: [] }),
  ]);
  const asked: string[] = [];
  const rest = {
    get: async (route: string) => {
      asked.push(route);
      await store.pseudonym('1', JUN);
      await clearMember(guild, store, await guild.run(beginErasure(JUN, JUN, 5)));
      return { roles: [ROLE] };
    },
  } as unknown as FetchVoterRolesOptions['rest'];
  const services = { rest, pace: new Pace(SYSTEM_CLOCK, 0) };
  for (let time = 0; time < 2; time += 1)
    await fetchVoterRoles(services, guild, new AbortController().signal);
  expect(asked).toHaveLength(1);
  expect(await guild.store.voters.get(JUN)).toBeUndefined();
});
