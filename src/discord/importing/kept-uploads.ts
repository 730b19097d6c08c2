import type { ImportAnswers, ImportQuestion } from '../../exchange/import-problem.ts';
import type { UploadedFile } from './download-files.ts';

/** What a member has given to be imported. */
export interface Upload {
  /** Discord keeps them for a while. */
  readonly files: readonly UploadedFile[];
  /** Reviews that were pasted into the form. */
  readonly pasted: string;
  /** Whether a manager brings a server's export back. */
  readonly restores: boolean;
  readonly answers: ImportAnswers;
  /** What the member is asked before it can be read. */
  readonly question?: ImportQuestion | undefined;
}

/** More members than this are not asked something at once. */
const MOST = 1_000;

/** What members gave last, so that it can be read again with what they answer; the files themselves stay at Discord. */
export class KeptUploads {
  readonly #uploads = new Map<string, Upload>();

  get(guildId: string, userId: string): Upload | undefined {
    return this.#uploads.get(`${guildId}:${userId}`);
  }

  set(guildId: string, userId: string, upload: Upload): void {
    const key = `${guildId}:${userId}`;
    this.#uploads.delete(key);
    this.#uploads.set(key, upload);
    const [oldest] = this.#uploads.keys();
    if (this.#uploads.size > MOST && oldest !== undefined) this.#uploads.delete(oldest);
  }

  forget(guildId: string, userId: string): void {
    this.#uploads.delete(`${guildId}:${userId}`);
  }
}
