import type { MessageComponentInteraction } from 'discord.js';
import { inPlace, type UpdateReply } from '../../../src/discord/interactions/command.ts';
import type { ImportChoice } from '../../../src/guilds/importing/commit-import.ts';
import { cancelledCard, restoreLogMessage } from '../../../src/presentation/data/import-cards.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { CLASH_RULES, type ImportRecord } from '../../../src/storage/entries/data-entries.ts';
import { sendToLog } from '../../moderate/log.ts';
import { actorOf } from '../../review/actor.ts';
import { importCard } from './import-card.ts';
import type { ImportHandler, ImportInvocation } from './invocation.ts';
import { ownImport } from './may-import.ts';

type ImportPress = ImportHandler<MessageComponentInteraction<'cached'>>;

/** Which review stays where there is one already. */
export const chooseClash: ImportPress = {
  for: 'opener',
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
  for: 'opener',
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
  for: 'opener',
  defer: 'update',
  async run(invocation, importId = '') {
    const { guild, userId, services } = invocation;
    const before = await ownImport(invocation, importId);
    const record = await services.imports.commit(guild, before.id, actorOf(invocation));
    if (before.state === 'staged') logRestore(invocation, record, false);
    services.uploads.forget(guild.memory.id, userId);
    return inPlace(await importCard(invocation, record));
  },
};

/** An earlier import, picked under a later one: shows it, with its undo. */
export const showImport: ImportPress = {
  for: 'opener',
  defer: 'update',
  async run(invocation) {
    const { interaction } = invocation;
    const picked = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    return inPlace(await importCard(invocation, await ownImport(invocation, picked ?? '')));
  },
};

/** "Undo the import" */
export const undoImport: ImportPress = {
  for: 'opener',
  defer: 'update',
  async run(invocation, importId = '') {
    const { guild, userId, services } = invocation;
    const before = await ownImport(invocation, importId);
    const record = await services.imports.undo(guild, before.id, userId);
    if (before.state === 'done') logRestore(invocation, record, true);
    return inPlace(await importCard(invocation, record));
  },
};

/** "Cancel" */
export const cancelImport: ImportPress = {
  for: 'opener',
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

/** What a manager does to the whole server stands in the log. */
function logRestore(invocation: ImportInvocation, record: ImportRecord, isUndone: boolean): void {
  const managerId = invocation.userId;
  if (record.restores) sendToLog(invocation, (t) => restoreLogMessage(record, { managerId, isUndone }, t));
}
