/** `createId` makes 12 bytes, written with 16 characters of six bits each: three numbers of 32 bits. */
const LENGTH = 16;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NONE = 0xff;
const CODES = Uint8Array.from({ length: 128 }, (_, code) => {
  const at = ALPHABET.indexOf(String.fromCharCode(code));
  return at < 0 ? NONE : at;
});
/** Of a character; the words share some, because 32 is no multiple of six. */
const BITS = 6;

/** Writes a posting id as three numbers; returns false, with nothing of use written, for a text that is no such id. */
export function writePostingId(id: string, write: (word: number, value: number) => void): boolean {
  if (id.length !== LENGTH) return false;
  let [word, free, value] = [0, 32, 0];
  for (let at = 0; at < LENGTH; at++) {
    const code = CODES[id.charCodeAt(at)] ?? NONE;
    if (code === NONE) return false;
    if (free >= BITS) {
      free -= BITS;
      value |= code << free;
      continue;
    }
    const left = BITS - free;
    write(word, (value | (code >>> left)) >>> 0);
    word += 1;
    free = 32 - left;
    value = code << free;
  }
  write(word, value >>> 0);
  return true;
}

/** The id that was written. */
export function readPostingId(read: (word: number) => number): string {
  let id = '';
  for (let bit = 0; bit < LENGTH * BITS; bit += BITS) {
    const [word, from] = [bit >>> 5, bit & 31];
    const first = read(word);
    const code =
      from <= 32 - BITS
        ? first >>> (32 - BITS - from)
        : (first << (from + BITS - 32)) | (read(word + 1) >>> (64 - BITS - from));
    id += ALPHABET.charAt(code & 0x3f);
  }
  return id;
}
