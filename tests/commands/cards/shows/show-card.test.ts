import { PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import type { CardContext } from '../../../../commands/cards/card-context.ts';
import { renderShow } from '../../../../commands/cards/shows/show-card.ts';
import { SYSTEM_CLOCK } from '../../../../src/clock.ts';
import { createTexts } from '../../../../src/presentation/texts/texts.ts';
import { memoryStore, reopened } from '../../../guilds/memory/opened-guild.ts';
import { hidden, scoreChange, showChange } from '../../../guilds/taste/score-changes.ts';

test('Who gave which score is of one moment, also when a review is hidden while the card is put together', async () => {
  const guild = await reopened(await memoryStore());
  const scores = [100, 95, 90, 80, 70, 60];
  await guild.commit([
    showChange('s'),
    ...scores.map((score, at) => scoreChange('s', `2${at}`, score, { writtenAt: Date.UTC(2026, 1) })),
  ]);
  const here = { card: 'show', showId: 's' } as const;
  const permissions = new PermissionsBitField();
  const context = {
    guild,
    userId: '9',
    place: { here },
    t: createTexts().for('en-US'),
    services: {
      clock: SYSTEM_CLOCK,
      pictures: {
        answer: (_: unknown, __: boolean, card: (image?: undefined) => unknown) => ({ message: card() }),
      },
    },
    interaction: {
      memberPermissions: permissions,
      appPermissions: permissions,
      isChatInputCommand: () => false,
      isContextMenuCommand: () => false,
      isModalSubmit: () => false,
      isUserSelectMenu: () => false,
      member: { displayName: 'Ada', displayAvatarURL: () => '' },
      user: { id: '9', bot: false },
    },
  } as unknown as CardContext;
  const card = renderShow(here, context);
  guild.memory.apply(hidden('s', '20'));
  const words = JSON.stringify((await card).message);
  expect(words).toContain('5 reviews');
  expect(words).toContain('**9.5** · Member 21');
  expect(words).not.toContain('**10** ·');
});
