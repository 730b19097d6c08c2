import type { Context } from 'hono';
import { parseJson } from '../network/parse-json.ts';
import { ApiError } from '../rules/api-error.ts';
import type { Upload } from '../rules/messages.ts';
import { checkUploads } from '../rules/uploads.ts';

/**
 * Reads a request's body: JSON, or a form whose `payload_json` holds the JSON and whose `files[n]` hold files.
 * @throws ApiError 50109 for invalid JSON, 40005 or 30015 for files that are too large or too many
 */
export async function readBody<T>(c: Context): Promise<{ body: T; uploads: Upload[] }> {
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: parse(await c.req.text()) as T, uploads: [] };
  const form = await c.req.formData();
  const uploads: Upload[] = [];
  for (const [name, part] of form.entries()) {
    const id = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (id === undefined || typeof part === 'string') continue;
    const bytes = new Uint8Array(await part.arrayBuffer());
    uploads.push({ id, filename: part.name, contentType: part.type || 'application/octet-stream', bytes });
  }
  checkUploads(uploads);
  const payload = form.get('payload_json');
  return { body: parse(typeof payload === 'string' ? payload : '{}') as T, uploads };
}

function parse(text: string): unknown {
  if (text === '') return {};
  const value = parseJson(text);
  if (value === undefined) throw new ApiError(400, 50109, 'The request body contains invalid JSON.');
  return value;
}
