import { ApplicationCommandType, InteractionContextType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../support/world.ts';

/** The requests that registered commands. */
const writes = ({ sandbox }: World) =>
  sandbox.requests.filter(({ method, path }) => method !== 'GET' && path.endsWith('/commands'));

const NAMES = [
  'Compare taste',
  'Make this my review',
  'Moderate review',
  'Report review',
  'Their reviews',
  'data',
  'moderate',
  'profile',
  'recent',
  'recommend',
  'review',
  'reviewers',
  'settings',
  'show',
  'top',
];

async function restart(world: World): Promise<void> {
  await world.stopBot();
  await world.startBot();
}

test('The first start registers all commands in one request, a second start none', async () => {
  await using world = await startWorld({ onDisk: true });
  const path = `/applications/${world.sandbox.applicationId}/commands`;
  expect(writes(world)).toMatchObject([{ method: 'PUT', path, status: 200 }]);
  await restart(world);
  expect(writes(world)).toHaveLength(1);
});

test('Every command is global, for guilds only, and described', async () => {
  await using world = await startWorld();
  const registered = world.sandbox.world.commands.values();
  expect(registered.map(({ name }) => name).sort()).toEqual(NAMES);
  for (const command of registered) {
    expect(command).toMatchObject({ guild_id: null, contexts: [InteractionContextType.Guild] });
    expect(command.description === '').toBe(command.type !== ApplicationCommandType.ChatInput);
  }
});

test('A start registers the commands again when one of them has changed', async () => {
  await using world = await startWorld({ onDisk: true });
  const { commands } = world.sandbox.world;
  const changed = commands.values().find(({ name }) => name === 'review');
  if (changed === undefined) throw new Error('/review is not registered');
  const [subcommand] = changed.options;
  const withoutOptions = { ...subcommand, options: [] } as typeof subcommand;
  commands.put(changed.id, { ...changed, options: withoutOptions === undefined ? [] : [withoutOptions] });

  await restart(world);
  expect(writes(world)).toHaveLength(2);
  const [restored] = commands.values().filter(({ name }) => name === 'review');
  expect(restored?.options).toEqual(changed.options);
  await restart(world);
  expect(writes(world)).toHaveLength(2);
});

test('A start removes an unknown command, and restores a missing one', async () => {
  await using world = await startWorld({ onDisk: true });
  const { commands } = world.sandbox.world;
  const top = commands.values().find(({ name }) => name === 'top');
  if (top === undefined) throw new Error('/top is not registered');
  commands.put(top.id, { ...top, name: 'best' });
  await restart(world);
  expect(
    commands
      .values()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(NAMES);
});

test('A start registers nothing when Discord returns channel types in another order', async () => {
  await using world = await startWorld({ onDisk: true });
  const { commands } = world.sandbox.world;
  const settings = commands.values().find(({ name }) => name === 'settings');
  if (settings === undefined) throw new Error('/settings is not registered');
  const text = JSON.stringify(settings);
  const reordered = text.replace('"channel_types":[0,5]', '"channel_types":[5,0]');
  expect(reordered).not.toBe(text);
  commands.put(settings.id, JSON.parse(reordered));
  await restart(world);
  expect(writes(world)).toHaveLength(1);
});

describe('An Entry Point command, which an application with Activities has,', () => {
  /** As Discord makes it when Activities are enabled; Discord itself answers it. */
  const LAUNCH = {
    name: 'launch',
    type: ApplicationCommandType.PrimaryEntryPoint,
    description: '',
    handler: 2,
  };

  async function worldWithEntryPoint(): Promise<World> {
    const world = await startWorld({ onDisk: true });
    await world.stopBot();
    const { apiUrl, token, applicationId } = world.sandbox;
    const made = await fetch(`${apiUrl}/v10/applications/${applicationId}/commands`, {
      method: 'POST',
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(LAUNCH),
    });
    expect(made.status).toBe(201);
    return world;
  }

  const entryPoint = ({ sandbox }: World) =>
    sandbox.world.commands.values().find(({ type }) => type === ApplicationCommandType.PrimaryEntryPoint);

  test('stays the same when the commands are registered again', async () => {
    await using world = await worldWithEntryPoint();
    const before = entryPoint(world);
    expect(before).toMatchObject(LAUNCH);
    const { commands } = world.sandbox.world;
    for (const { id, name } of commands.values()) if (name === 'top') commands.remove(id);
    await world.startBot();
    expect(entryPoint(world)).toEqual(before);
    const names = commands.values().map(({ name }) => name);
    expect(names.sort()).toEqual([...NAMES, 'launch'].sort());
  });

  test('is no reason to register them again', async () => {
    await using world = await worldWithEntryPoint();
    const before = writes(world).length;
    await world.startBot();
    expect(writes(world)).toHaveLength(before);
  });

  test('cannot be left out of a bulk overwrite', async () => {
    await using world = await worldWithEntryPoint();
    const { apiUrl, token, applicationId } = world.sandbox;
    const refused = await fetch(`${apiUrl}/v10/applications/${applicationId}/commands`, {
      method: 'PUT',
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      body: '[]',
    });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 50240 });
    expect(entryPoint(world)).toBeDefined();
  });
});
