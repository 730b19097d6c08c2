import { withComponentIds } from '../rules/component-ids.ts';
import { attachmentName, withMedia } from '../rules/component-media.ts';
import { normalisedEmbed } from '../rules/embeds.ts';
import { entryOf, type MessageBody, type Upload } from '../rules/messages.ts';
import type { ComponentRecord } from '../world/component-record.ts';
import type { AttachmentRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { pictureSize } from './picture-size.ts';

/** A file that a member chooses in Discord's client. */
export interface MemberFile {
  readonly name: string;
  /** Its MIME type, if the client knows it. */
  readonly type?: string;
  readonly bytes: Uint8Array;
}

/**
 * Stores a file that a member gives to a command or a form. Such files are "ephemeral", and at an address of their own (Message,
 * Attachment Object).
 */
export const storeMemberFile = (world: World, { name, type, bytes }: MemberFile): AttachmentRecord => ({
  ...stored(world, `ephemeral-attachments/${world.bot.applicationId}`, name, type, bytes),
  ephemeral: true,
});

/** Stores a file in a directory of the sandbox's server. */
function stored(
  world: World,
  directory: string,
  filename: string,
  type: string | undefined,
  bytes: Uint8Array,
): AttachmentRecord {
  const id = world.newId();
  const path = `/${directory}/${id}/${encodeURIComponent(filename)}`;
  world.files.putFile(path, bytes);
  return {
    id,
    filename,
    size: bytes.byteLength,
    content_type: type || 'application/octet-stream',
    ...pictureSize(bytes),
    path,
  };
}

/** Stores a message's uploaded files under the names and descriptions that its body gives them. */
export function storeAttachments(
  world: World,
  channelId: string,
  uploads: readonly Upload[],
  described: MessageBody['attachments'],
): AttachmentRecord[] {
  return uploads.map((upload) => {
    const { filename, description } = entryOf(upload, described) ?? {};
    const name = filename ?? upload.filename;
    return {
      ...stored(world, `attachments/${channelId}`, name, upload.contentType, upload.bytes),
      ...(description && { description }),
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
      withMedia(withFileFacts(component, fileAt), (media) => {
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

/** A component, and what it contains, where file components have the name and size of their file (Component Reference, File). */
function withFileFacts(
  component: ComponentRecord,
  fileAt: (url: string) => AttachmentRecord | undefined,
): ComponentRecord {
  const { file, components } = component;
  const { filename, size } = (file && fileAt(file.url)) ?? {};
  return {
    ...component,
    ...(filename !== undefined && { name: filename }),
    ...(size !== undefined && { size }),
    ...(components && { components: components.map((inner) => withFileFacts(inner, fileAt)) }),
  };
}
