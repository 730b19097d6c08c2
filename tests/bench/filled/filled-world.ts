import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { REST } from '@discordjs/rest';
import { commands } from '../../../commands/index.ts';
import { keepLists } from '../../../src/catalogue/filling/keep-lists.ts';
import { INDEX_VERSION } from '../../../src/catalogue/index/index-file.ts';
import { registerCommands } from '../../../src/discord/interactions/registration.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { createChannel } from '../../../src/sandbox/actions/guild.ts';
import { sandboxChannel } from '../../../src/sandbox/people/channel.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { newMember } from '../../../src/sandbox/world/bot-member.ts';
import { createGuild } from '../../../src/sandbox/world/first-guild.ts';
import { memberKey, type World } from '../../../src/sandbox/world/world.ts';
import { fillDatabase } from './fill-database.ts';
import { type InventedGuild, memberOf } from './invented-guild.ts';

/** How much a world holds: guilds with equally many reviews. */
export interface Size {
  readonly guilds: number;
  readonly reviewsEach: number;
}

/** Raise the first number when what is filled in changes. With another form of the index the bot would build that anew at each start. */
const VERSION = `11.${INDEX_VERSION}`;
/** Somebody who has voted on many reviews and written many, and is a member. */
export const VOTER = memberOf(1);
/** The channel where the reviews are posted. The bot may not see it: its messages are not there, and would look deleted. */
const ARCHIVE = 'archive';

/**
 * A Discord with guilds, the bot's database full of their reviews, and its index of shows with bangumi-data, as files in a directory of
 * their own. What was filled once is copied: filling takes a minute for a million reviews.
 */
export async function filledWorld({ guilds, reviewsEach }: Size, directory: string): Promise<void> {
  const kept = join(tmpdir(), 'ovation-bench', `${VERSION}-${guilds}-${reviewsEach}`);
  if (!existsSync(kept)) {
    await mkdir(dirname(kept), { recursive: true });
    const making = await mkdtemp(`${kept}-`);
    await make(making, guilds, reviewsEach);
    // Somebody else may have made the same meanwhile.
    await rename(making, kept).catch(() => rm(making, { recursive: true }));
  }
  for (const file of ['discord.sqlite', 'ovation.sqlite', 'catalogue.sqlite'])
    await copyFile(join(kept, file), join(directory, file), constants.COPYFILE_FICLONE);
}

async function make(directory: string, guildCount: number, reviewsEach: number): Promise<void> {
  const sandbox = await startSandbox({ dataFile: join(directory, 'discord.sqlite') });
  const { world } = sandbox;
  sandbox.createChannel(ARCHIVE).deny('bot', 'ViewChannel');
  const guilds: InventedGuild[] = [
    {
      id: sandbox.guildId,
      reviews: reviewsEach,
      channelId: sandbox.channel(ARCHIVE).id,
      newChannelId: sandbox.channel('reviews').id,
      busiestId: sandbox.member('Ada').id,
    },
  ];
  while (guilds.length < guildCount) guilds.push(anotherGuild(world, guilds.length, reviewsEach));
  world.members.put(
    memberKey(sandbox.guildId, VOTER),
    newMember(
      world,
      sandbox.guildId,
      { id: VOTER, username: 'voter', global_name: 'Voter', bot: false },
      [],
      'en-US',
    ),
  );
  // A bot that starts again finds its commands.
  await registerCommands(
    new REST({ api: sandbox.apiUrl }).setToken(sandbox.token),
    sandbox.applicationId,
    commands.map(({ definition }) => definition(createTexts())),
  );
  await sandbox.close();
  await fillDatabase(join(directory, 'ovation.sqlite'), guilds);
  const lists = { file: join(directory, 'catalogue.sqlite'), bangumiData: true, now: Date.now() };
  await keepLists(lists, new AbortController().signal);
}

function anotherGuild(world: World, number: number, reviews: number): InventedGuild {
  const id = createGuild(world, `Server ${number}`, true);
  const channel = createChannel(world, id, ARCHIVE);
  sandboxChannel(world, channel).deny('bot', 'ViewChannel');
  return { id, reviews, channelId: channel.id };
}
