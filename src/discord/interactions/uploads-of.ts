import type { AttachmentPayload } from 'discord.js';
import type { SentPayload } from '../../presentation/payload/card.ts';

/** The files of a message as discord.js uploads them. It takes an empty list, too: an edit then drops what was there. */
export function uploadsOf(message: SentPayload): AttachmentPayload[] {
  const files = ('files' in message && message.files) || [];
  return files.map((file) => {
    const { buffer, byteOffset, byteLength } = 'data' in file ? file.data : file.bytes;
    return {
      attachment: Buffer.from(buffer, byteOffset, byteLength),
      name: file.name,
      ...('description' in file && { description: file.description }),
    };
  });
}
