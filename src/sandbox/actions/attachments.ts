import type { AttachmentBody, Upload } from '../rules/messages.ts';
import type { AttachmentRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** Stores a message's uploaded files under the names and descriptions that its body gives them. */
export function storeAttachments(
  world: World,
  channelId: string,
  uploads: readonly Upload[],
  described: readonly AttachmentBody[],
): AttachmentRecord[] {
  return uploads.map((upload) => {
    const id = world.newId();
    const entry = described.find((attachment) => String(attachment.id) === upload.id);
    const filename = entry?.filename ?? upload.filename;
    const path = `/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
    world.files.putFile(path, upload.bytes);
    return {
      id,
      filename,
      size: upload.bytes.byteLength,
      content_type: upload.contentType,
      ...(entry?.description && { description: entry.description }),
      path,
    };
  });
}

/** The paths of a message's files by name, for the embeds that show them. */
export const attachmentPaths = (attachments: readonly AttachmentRecord[]) =>
  new Map(attachments.map(({ filename, path }) => [filename, path]));
