/** The first bytes of every PNG; its width and height, in four bytes each, begin at byte 16 (PNG, section 11.2.2). */
const PNG = [0x89, 0x50, 0x4e, 0x47];

/** The pixels of a picture, for clients to keep room for it; nothing for a file that is no PNG. */
export function pictureSize(bytes: Uint8Array): { width?: number; height?: number } {
  if (bytes.byteLength < 24 || PNG.some((byte, index) => bytes[index] !== byte)) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
