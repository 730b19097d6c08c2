import { withComponentIds } from '../rules/component-ids.ts';
import { attachmentName, withMedia } from '../rules/component-media.ts';
import { normalisedEmbed } from '../rules/embeds.ts';
import { entryOf, type MessageBody, type Upload } from '../rules/messages.ts';
import type { AttachmentRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { pictureSize } from './picture-size.ts';

/** Stores a message's uploaded files under the names and descriptions that its body gives them. */
export function storeAttachments(
  world: World,
  channelId: string,
  uploads: readonly Upload[],
  described: MessageBody['attachments'],
): AttachmentRecord[] {
  return uploads.map((upload) => {
    const id = world.newId();
    const entry = entryOf(upload, described);
    const filename = entry?.filename ?? upload.filename;
    const path = `/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
    world.files.putFile(path, upload.bytes);
    return {
      id,
      filename,
      size: upload.bytes.byteLength,
      content_type: upload.contentType,
      ...pictureSize(upload.bytes),
      ...(entry?.description && { description: entry.description }),
      path,
    };
  });
}

/** A body's embeds and components as Discord stores them: with the paths of the files that they name. */
export function withFiles(
  { embeds, components }: MessageBody,
  files: readonly AttachmentRecord[],
): Pick<SandboxMessage, 'embeds' | 'components'> {
  const fileAt = (url: string) => files.find(({ filename }) => filename === attachmentName(url));
  return {
    embeds: (embeds ?? []).map((embed) => normalisedEmbed(embed, (url) => fileAt(url)?.path ?? url)),
    components: withComponentIds(components ?? []).map((component) =>
      withMedia(component, (media) => {
        const file = fileAt(media.url);
        if (!file) return { url: media.url };
        const { id, path, content_type, width, height } = file;
        return {
          url: path,
          attachment_id: id,
          content_type,
          ...(width !== undefined && { width }),
          ...(height !== undefined && { height }),
        };
      }),
    ),
  };
}
