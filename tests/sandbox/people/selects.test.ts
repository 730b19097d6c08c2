import { Events, MessageFlags } from 'discord.js';
import { ComponentType as Type } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { addMember } from '../../../src/sandbox/actions/members.ts';
import { servePage } from '../../../src/sandbox/page/serve-page.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { createGuild } from '../../../src/sandbox/world/first-guild.ts';
import { bundledPage } from '../page/browser/bundled-page.ts';
import { browserForTests, newestMessage, seen } from '../page/browser/opened-page.ts';
import { clientFor, sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';

const openPage = browserForTests();

/** A bot whose card and form ask for people, and that says who was picked. */
async function sandboxThatAsksForPeople(): Promise<Sandbox> {
  const sandbox = await sandboxForTest();
  servePage(sandbox, bundledPage);
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'card', description: 'x' },
    { name: 'form', description: 'x' },
  ]);
  const client = await clientFor(sandbox);
  const row = (type: Type.UserSelect | Type.MentionableSelect, customId: string) => ({
    type: Type.ActionRow as const,
    components: [{ type, customId, placeholder: customId, maxValues: 2 }],
  });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand() && interaction.commandName === 'card')
      await interaction.reply({
        flags: MessageFlags.IsComponentsV2,
        components: [
          {
            type: Type.Container,
            components: [row(Type.UserSelect, 'Whom'), row(Type.MentionableSelect, 'Any')],
          },
        ],
      });
    else if (interaction.isChatInputCommand())
      await interaction.showModal({
        customId: 'form',
        title: 'Whose?',
        components: [
          {
            type: Type.Label,
            label: 'Member',
            component: { type: Type.UserSelect, customId: 'member' },
          },
        ],
      });
    else if (interaction.isUserSelectMenu())
      await interaction.reply(interaction.users.map(({ displayName }) => displayName).join(' and '));
    else if (interaction.isMentionableSelectMenu())
      await interaction.reply(`${interaction.users.size} people, ${interaction.roles.size} roles`);
    else if (interaction.isModalSubmit()) {
      const users = interaction.fields.getSelectedUsers('member', true);
      await interaction.reply(`Of ${users.first()?.displayName}`);
    }
  });
  return sandbox;
}

test('Selects of people and roles bring those who were picked', async () => {
  const sandbox = await sandboxThatAsksForPeople();
  const jun = sandbox.member('Jun');
  const card = await jun.slash('/card');
  if (card.kind !== 'message') throw new Error(card.kind);
  const said = async (select: string, picked: string | string[]) => {
    const answer = await jun.select(card.message, select, picked);
    return answer.kind === 'message' ? answer.message.content : answer.kind;
  };
  expect(await said('Whom', ['Léa', 'Noor'])).toBe('Léa and Noor');
  expect(await said('Any', ['Léa', 'Moderator'])).toBe('1 people, 1 roles');
  await expect(said('Whom', 'Nobody')).rejects.toThrow('no member');
  await expect(said('Whom', ['Léa', 'Noor', 'Ada'])).rejects.toThrow('between');
  const form = await jun.slash('/form');
  if (form.kind !== 'modal') throw new Error(form.kind);
  expect(await jun.submit(form.modal, { member: 'Malik' })).toMatchObject({
    message: { content: 'Of Malik' },
  });
  await expect(jun.submit(form.modal)).rejects.toThrow('between');
});

test('A select of people and roles looks for names in its own server alone', async () => {
  const sandbox = await sandboxThatAsksForPeople();
  addMember(sandbox.world, createGuild(sandbox.world, 'Elsewhere', false), 'Moderator');
  const jun = sandbox.member('Jun');
  const card = await jun.slash('/card');
  if (card.kind !== 'message') throw new Error(card.kind);
  expect(await jun.select(card.message, 'Any', 'Moderator')).toMatchObject({
    message: { content: '0 people, 1 roles' },
  });
});

test('The page offers the server’s members in a card and in a form', async () => {
  const sandbox = await sandboxThatAsksForPeople();
  await sandbox.member('Jun').slash('/card');
  const page = await openPage(sandbox, { member: 'Jun' });
  await newestMessage(page).locator('.select summary', { hasText: 'Whom' }).click();
  await newestMessage(page).getByLabel('Léa').check();
  await newestMessage(page).getByRole('button', { name: 'Choose' }).click();
  await seen(page, 'Léa');
  await page.locator('#composer textarea').fill('/form');
  await page.getByRole('option', { name: '/form' }).click();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByLabel('Member').selectOption('Noor');
  await form.getByRole('button', { name: 'Submit' }).click();
  await seen(page, 'Of Noor');
});
