import type { ImportAnswers, ImportQuestion } from '../../exchange/import-problem.ts';
import type { ImportChoice } from '../../guilds/importing/commit-import.ts';
import { UserError } from '../../reviews/user-error.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
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
  /** What the member has chosen for the import before the files are read again. */
  readonly choice?: ImportChoice | undefined;
  /** What the member is asked before it can be read. */
  readonly question?: ImportQuestion | undefined;
}

/** More members than this are not asked something at once. */
const MOST = 1_000;

/** What members gave last, so that it can be read again with what they answer; the files themselves stay at Discord. */
export class KeptUploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #turns = new KeyedQueue();

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

  /**
   * Lets files be read one import after the other, whoever gave them: each takes up to 200 MB of memory. Rejects with UserError
   * `import-gone` when its member has given something else meanwhile, or the signal is aborted.
   */
  inTurn<T>(
    {
      guildId,
      userId,
      upload,
    }: { readonly guildId: string; readonly userId: string; readonly upload: Upload },
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T> {
    return this.#turns.run('reading', async () => {
      if (this.get(guildId, userId) !== upload || signal.aborted) throw new UserError('import-gone');
      return read();
    });
  }

  forget(guildId: string, userId: string): void {
    this.#uploads.delete(`${guildId}:${userId}`);
  }
}
