import { untilDone } from '../../../src/discord/background/until-done.ts';
import { downloadFiles } from '../../../src/discord/importing/download-files.ts';
import type { ReadingProgress } from '../../../src/discord/importing/imports.ts';
import type { Upload } from '../../../src/discord/importing/kept-uploads.ts';
import { authorOf } from '../../../src/discord/interactions/acting-member.ts';
import type { MessageWithUpdates } from '../../../src/discord/interactions/command.ts';
import { errorReply } from '../../../src/discord/interactions/error-reply.ts';
import { ImportProblem, type ImportQuestion } from '../../../src/exchange/import-problem.ts';
import { readingCard } from '../../../src/presentation/data/import-cards.ts';
import { importProblemCard } from '../../../src/presentation/data/import-problem-card.ts';
import { columnsCard, scaleCard } from '../../../src/presentation/data/import-question.ts';
import type { SentPayload } from '../../../src/presentation/payload/card.ts';
import type { Translate } from '../../../src/presentation/texts/texts.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { importCard } from './import-card.ts';
import type { AnswerableImport } from './invocation.ts';

/** The name of what is pasted into the form, among files. */
const PASTED = 'pasted.txt';

/**
 * Reads what a member gave. The answer shows how far that is, then what an import would do, what else has to be known, or why
 * nothing can be read. Nothing is imported.
 */
export function readUpload(invocation: AnswerableImport, upload: Upload): MessageWithUpdates {
  const { guild, userId, t, services } = invocation;
  services.uploads.set(guild.memory.id, userId, upload);
  return {
    message: readingCard({ files: namesOf(upload) }, t),
    updates: reading(invocation, upload),
  };
}

const namesOf = ({ files, pasted }: Upload): string[] => [
  ...files.map(({ name }) => name),
  ...(pasted === '' ? [] : [PASTED]),
];

/** Ends the reading when nobody wants its updates any more. */
async function* reading(invocation: AnswerableImport, upload: Upload): AsyncGenerator<SentPayload> {
  const { guild, userId, t, services } = invocation;
  const guildId = guild.memory.id;
  const left = new AbortController();
  let progress: ReadingProgress | undefined;
  const read = () =>
    readAll(invocation, upload, left.signal, (now) => {
      progress = now;
    });
  const work = services.guilds
    // It stays in memory meanwhile.
    .use(guildId, () => services.uploads.inTurn({ guildId, userId, upload }, left.signal, read))
    .catch((error: unknown) => failure(invocation, upload, error));
  try {
    yield* untilDone(work, () => readingCard({ files: namesOf(upload), progress }, t), services);
  } finally {
    left.abort(new UserError('import-gone'));
  }
}

async function readAll(
  invocation: AnswerableImport,
  upload: Upload,
  signal: AbortSignal,
  onProgress: (progress: ReadingProgress) => void,
): Promise<SentPayload> {
  const { interaction, guild, userId, t, services } = invocation;
  const { imports, uploads, rest } = services;
  const given = await downloadFiles(upload.files, { apiUrl: rest.options.api, signal });
  const pasted = upload.pasted === '' ? [] : [{ name: PASTED, bytes: Buffer.from(upload.pasted) }];
  const files = [...given, ...pasted];
  const { answers, restores, choice } = upload;
  const request = { author: authorOf(interaction), files, answers, restores, choice, signal };
  const steps = imports.prepare(guild, request);
  for (;;) {
    const { done, value } = await steps.next();
    if (done !== true) onProgress(value);
    else if ('record' in value) return (await importCard(invocation, value.record)).message;
    else {
      uploads.set(guild.memory.id, userId, { ...upload, question: value.question });
      return questionCard(value.question, t);
    }
  }
}

const questionCard = (question: ImportQuestion, t: Translate) =>
  question.ask === 'score-scale' ? scaleCard(question.scales, t) : columnsCard(t);

function failure(invocation: AnswerableImport, { restores }: Upload, error: unknown): SentPayload {
  const { t, services } = invocation;
  if (error instanceof ImportProblem) return importProblemCard(error, restores, t);
  // The bot stops.
  const isEnded = error instanceof DOMException && error.name === 'AbortError';
  const known = isEnded ? new UserError('import-gone') : error;
  const report = (err: unknown) => services.log.error({ err }, 'Files could not be read');
  return errorReply(invocation, known, report).message;
}
