import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Upload } from '../../../src/discord/importing/kept-uploads.ts';
import { inPlace } from '../../../src/discord/interactions/command.ts';
import { COSTS } from '../../../src/discord/interactions/costs.ts';
import { type ImportAnswers, SCORE_SCALES } from '../../../src/exchange/import-problem.ts';
import type { ImportChoice } from '../../../src/guilds/importing/commit-import.ts';
import { columnsForm } from '../../../src/presentation/data/import-question.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { AnswerableImport, ImportHandler, ImportInvocation } from './invocation.ts';
import { checkMayImport } from './may-import.ts';
import { readUpload } from './read-upload.ts';

/** "1 to 10": the scale of the scores in the files. */
export const chooseScale: ImportHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  cost: COSTS.reading,
  defer: 'update',
  async run(invocation, name = '') {
    const scale = SCORE_SCALES.find((each) => each === name);
    if (scale === undefined) throw new UserError('stale-button');
    return inPlace(readAgain(invocation, { scale }));
  },
};

/** "Choose the columns": opens the form that asks what is in the columns of a table. */
export const openColumns: ImportHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'never',
  async run(invocation) {
    return { kind: 'modal', modal: columnsForm(columnsOf(keptUpload(invocation)), invocation.t) };
  },
};

/** The form with the columns. */
export const submitColumns: ImportHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'opener',
  cost: COSTS.reading,
  defer: 'update',
  async run(invocation) {
    const { fields } = invocation.interaction;
    const columns = columnsOf(keptUpload(invocation));
    const picked = (field: string) => fields.getStringSelectValues(field)[0];
    const named = (field: string) => columns[Number(picked(field) ?? NaN)];
    const title = named('title');
    if (title === undefined) throw new UserError('stale-button');
    const most = Number(picked('most') ?? NaN);
    const [score, text, year] = [named('score'), named('text'), named('year')];
    return inPlace(
      readAgain(invocation, {
        columns: {
          title,
          ...(score !== undefined && { score }),
          ...(text !== undefined && { text }),
          ...(year !== undefined && { year }),
          ...(most > 0 && { most }),
        },
      }),
    );
  },
};

/** "Import books too": reads the files again, with what was left out; what was chosen for the import stays chosen. */
export const takeMore: ImportHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  cost: COSTS.reading,
  defer: 'update',
  async run(invocation, what = '') {
    if (what !== 'books' && what !== 'orphaned') throw new UserError('stale-button');
    const { guild, userId, services } = invocation;
    const before = await services.imports.latest(guild, userId);
    const choice = before?.state === 'staged' ? { clashes: before.clashes, posts: before.posts } : undefined;
    return inPlace(readAgain(invocation, { [what]: true }, choice));
  },
};

function readAgain(invocation: AnswerableImport, answers: ImportAnswers, choice?: ImportChoice) {
  const { question: _, ...upload } = keptUpload(invocation);
  return readUpload(invocation, { ...upload, choice, answers: { ...upload.answers, ...answers } });
}

/** What the member gave last. Throws UserError `files-gone`, or as `checkMayImport` does. */
function keptUpload(invocation: ImportInvocation): Upload {
  const { guild, userId, services } = invocation;
  const upload = services.uploads.get(guild.memory.id, userId);
  if (upload === undefined) throw new UserError('files-gone');
  checkMayImport(invocation, upload);
  return upload;
}

function columnsOf({ question }: Upload): readonly string[] {
  if (question?.ask !== 'columns') throw new UserError('files-gone');
  return question.columns;
}
