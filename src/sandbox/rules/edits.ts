import { MessageFlags } from 'discord-api-types/v10';
import type { AttachmentRecord, SandboxMessage } from '../world/records.ts';
import { checkMessage, entryOf, type MessageBody, partsOf, type Upload } from './messages.ts';

/** A message's flags after an edit, which can suppress embeds and switch to Components V2. */
export function editedFlags(current: number, wanted: number | null | undefined, deferred: boolean): number {
  const kept = deferred ? current & ~MessageFlags.Loading : current;
  if (wanted === undefined || wanted === null) return kept;
  const changeable = MessageFlags.SuppressEmbeds;
  return (kept & ~changeable) | (wanted & (changeable | MessageFlags.IsComponentsV2));
}

/**
 * The files that an edit adds. "The attachments array must contain all attachments that should be present after edit,
 * including retained and new attachments" (Edit Message); without that array all are.
 */
export const addedFiles = (uploads: readonly Upload[], { attachments }: MessageBody): readonly Upload[] =>
  attachments ? uploads.filter((upload) => entryOf(upload, attachments)) : uploads;

/** The files of a message that an edit keeps: those that its attachments list, or all. */
export function keptFiles(
  { attachments: files }: SandboxMessage,
  { attachments: listed }: MessageBody,
): AttachmentRecord[] {
  if (!listed) return [...files];
  return files.flatMap((file) => {
    const entry = listed.find(({ id }) => String(id) === file.id);
    const description = entry?.description ?? file.description;
    return entry ? [{ ...file, ...(description && { description }) }] : [];
  });
}

/**
 * Checks the message that an edit would leave.
 * @throws ApiError 50035 or 50006
 */
export function checkEdit(
  current: SandboxMessage,
  body: MessageBody,
  uploads: readonly Upload[],
  path: PropertyKey[],
): void {
  const given = partsOf(body, addedFiles(uploads, body));
  const kept = keptFiles(current, body).map(({ filename }) => filename);
  const parts = {
    ...given,
    content: body.content === undefined ? current.content : given.content,
    flags: editedFlags(current.flags, body.flags, false),
    files: [...kept, ...given.files],
    legacy: {
      ...given.legacy,
      embeds: body.embeds === undefined ? current.embeds.length > 0 : given.legacy.embeds,
    },
  };
  const untouched =
    (body.embeds === undefined ? current.embeds.length : 0) +
    (body.components === undefined ? current.components.length : 0);
  checkMessage({ ...parts, holdsMore: untouched > 0 }, path);
}
