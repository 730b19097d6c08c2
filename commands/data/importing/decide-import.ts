import type { MessageComponentInteraction } from 'discord.js';
import { inPlace, type UpdateReply } from '../../../src/discord/interactions/command.ts';
import type { ImportChoice } from '../../../src/guilds/importing/commit-import.ts';
import { cancelledCard } from '../../../src/presentation/data/import-cards.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { CLASH_RULES } from '../../../src/storage/entries/data-entries.ts';
import { actorOf } from '../../review/actor.ts';
import { importCard } from './import-card.ts';
import type { ImportHandler, ImportInvocation } from './invocation.ts';
import { ownImport } from './may-import.ts';

type ImportPress = ImportHandler<MessageComponentInteraction<'cached'>>;

/** Which review stays where there is one already. */
export const chooseClash: ImportPress = {
  defer: 'update',
  async run(invocation, importId = '') {
    const { interaction } = invocation;
    const picked = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    const clashes = CLASH_RULES.find((rule) => rule === picked);
    if (clashes === undefined) throw new UserError('stale-button');
    return choose(invocation, importId, { clashes });
  },
};

/** "Post them too", "Don't post them" */
export const choosePosts: ImportPress = {
  defer: 'update',
  run: (invocation, importId = '', posts = '') => choose(invocation, importId, { posts: posts === 'yes' }),
};

async function choose(
  invocation: ImportInvocation,
  importId: string,
  choice: ImportChoice,
): Promise<UpdateReply> {
  const { guild, userId, services } = invocation;
  const { id } = await ownImport(invocation, importId);
  return inPlace(await importCard(invocation, await services.imports.choose(guild, id, userId, choice)));
}

/** "Import 12 reviews": the point of no return, and how far it is from then on. */
export const commitImport: ImportPress = {
  defer: 'update',
  async run(invocation, importId = '') {
    const { guild, userId, services } = invocation;
    const { id } = await ownImport(invocation, importId);
    const record = await services.imports.commit(guild, id, actorOf(invocation));
    services.uploads.forget(guild.memory.id, userId);
    return inPlace(await importCard(invocation, record));
  },
};

/** "Undo the import" */
export const undoImport: ImportPress = {
  defer: 'update',
  async run(invocation, importId = '') {
    const { guild, userId, services } = invocation;
    const { id } = await ownImport(invocation, importId);
    return inPlace(await importCard(invocation, await services.imports.undo(guild, id, userId)));
  },
};

/** "Cancel" */
export const cancelImport: ImportPress = {
  defer: 'update',
  async run(invocation, importId = '') {
    const { guild, userId, t, services } = invocation;
    const { id, state, restores } = await ownImport(invocation, importId);
    if (state !== 'staged') throw new UserError('import-gone');
    await services.imports.discard(guild, id, userId);
    services.uploads.forget(guild.memory.id, userId);
    return inPlace({ message: cancelledCard(restores, t) });
  },
};
