/** The longest line that is read, in bytes: the largest items of Wikidata have some 4 MB. */
const LONGEST_LINE = 2 ** 24;

const LINE_FEED = 0x0a;

/** The lines in bytes, without their ends. Those that are too long are left out, so that memory is bounded. */
export async function* byteLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length > LONGEST_LINE) parts = [];
    else parts.push(part);
  };
  const take = (): Buffer => {
    const [first = Buffer.alloc(0)] = parts;
    const line = parts.length > 1 ? Buffer.concat(parts) : first;
    [parts, length] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}
