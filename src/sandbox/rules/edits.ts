import { MessageFlags } from 'discord-api-types/v10';
import type { SandboxMessage } from '../world/records.ts';
import { checkMessage, type MessageBody, type Upload } from './messages.ts';

/** A message's flags after an edit, which can suppress embeds and switch to Components V2. */
export function editedFlags(current: number, wanted: number | null | undefined, deferred: boolean): number {
  const kept = deferred ? current & ~MessageFlags.Loading : current;
  if (wanted === undefined || wanted === null) return kept;
  const changeable = MessageFlags.SuppressEmbeds;
  return (kept & ~changeable) | (wanted & (changeable | MessageFlags.IsComponentsV2));
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
  const listed = body.attachments?.map(({ id }) => String(id));
  const kept = current.attachments.filter(({ id }) => !listed || listed.includes(id)).length;
  const parts = {
    content: body.content === undefined ? current.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? [] : (body.embeds ?? []),
    components: body.components === undefined ? [] : (body.components ?? []),
    flags: editedFlags(current.flags, body.flags, false),
  };
  const untouched =
    (body.embeds === undefined ? current.embeds.length : 0) +
    (body.components === undefined ? current.components.length : 0);
  checkMessage({ ...parts, files: kept + uploads.length + untouched }, path);
}
