import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { REST } from 'discord.js';

type Request = Parameters<REST['queueRequest']>[0];

/** By the ending of a file's name: the bot sends no other files, and names them itself. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.png': 'image/png',
  '.zip': 'application/zip',
};

/**
 * A request with its files in a body of bytes (RFC 7578); any other unchanged. discord.js would make a stream of it, which takes
 * longer than all the rest of an answer, and of which Node makes an error that nothing can catch when nobody reads it to its end,
 * because the answer comes before.
 */
export function withWholeBody(request: Request): Request {
  const { files = [], body, headers, ...rest } = request;
  if (files.length === 0) return request;
  const boundary = `ovation-${randomUUID()}`;
  const part = (header: string) => `--${boundary}\r\nContent-Disposition: form-data; ${header}\r\n\r\n`;
  const chunks = files.flatMap(({ name, data }, index) => [
    part(`name="files[${index}]"; filename="${name}"\r\nContent-Type: ${FILE_TYPES[extname(name)]}`),
    data as Uint8Array,
    '\r\n',
  ]);
  chunks.push(part('name="payload_json"'), JSON.stringify(body), `\r\n--${boundary}--\r\n`);
  return {
    ...rest,
    body: Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk))),
    passThroughBody: true,
    headers: { ...headers, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  };
}
