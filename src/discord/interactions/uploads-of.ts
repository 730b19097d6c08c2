import type { AttachmentPayload } from 'discord.js';
import type { SentPayload } from '../../presentation/payload/card.ts';

/** The images of a message as discord.js uploads them. It takes an empty list, too: an edit then drops what was there. */
export function uploadsOf(message: SentPayload): AttachmentPayload[] {
  const images = ('files' in message && message.files) || [];
  return images.map(({ name, data, description }) => ({
    attachment: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    name,
    description,
  }));
}
