import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { ComponentRecord } from '../../../src/sandbox/world/component-record.ts';

export interface Response<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Asks the sandbox as the bot, without any library that would mend what is wrong. */
export async function request<T = Record<string, unknown>>(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  authorization = `Bot ${sandbox.token}`,
): Promise<Response<T>> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${sandbox.apiUrl}/v10${path}`, {
    method,
    headers: { authorization, ...(!isForm && body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? undefined : JSON.parse(text)) as T,
    headers: response.headers,
  };
}

/** A message as it comes back, as far as the tests look at it. */
export interface MessageBody {
  readonly id: string;
  readonly content: string;
  readonly embeds: Record<string, unknown>[];
  readonly attachments: { id: string; url: string; filename: string }[];
  readonly components: ComponentRecord[];
  readonly reactions?: { emoji: { name: string }; count: number; count_details: object; me: boolean }[];
}

/** Posts a message as the bot. */
export async function post(sandbox: Sandbox, channel: string, body: object): Promise<MessageBody> {
  const { id } = sandbox.channel(channel);
  const response = await request<MessageBody>(sandbox, 'POST', `/channels/${id}/messages`, body);
  if (response.status !== 200) throw new Error(JSON.stringify(response.body));
  return response.body;
}

/** A request with files, which are named and filled by this. */
export function formOf(body: object, files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): FormData {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(body));
  for (const [index, [name, bytes]] of Object.entries(files).entries())
    form.set(`files[${index}]`, new Blob([bytes], { type: 'image/png' }), name);
  return form;
}
