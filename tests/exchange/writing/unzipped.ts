import { fromBufferPromise } from 'yauzl';
import type { WrittenFile } from '../../../src/exchange/writing/file-writer.ts';

/** The files in an archive: names and contents. */
export async function unzipped({
  bytes,
}: Pick<WrittenFile, 'bytes'>): Promise<[name: string, content: string][]> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  const files: [string, string][] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.push([entry.fileName, Buffer.concat(chunks).toString('utf8')]);
  }
  return files;
}
