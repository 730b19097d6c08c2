import { existsSync, writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const FOLDER = 'tests/presentation/pictures/drawing/kept';

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** The pixels of a PNG, of a file or in memory. */
export async function pixelsOf(png: string | Uint8Array): Promise<Pixels> {
  const image = await loadImage(typeof png === 'string' ? png : Buffer.from(png));
  const pen = createCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  return pen.getImageData(0, 0, image.width, image.height);
}

/**
 * The share of pixels in which a picture clearly differs from the one that is kept under this name; 1 when their sizes do.
 * When there is none, keeps this one and rejects: somebody has to look at it.
 */
export async function differenceFromKept(name: string, png: Uint8Array): Promise<number> {
  const path = `${FOLDER}/${name}.png`;
  if (!existsSync(path)) {
    writeFileSync(path, png);
    throw new Error(`${path} is new: look at it, and run this again`);
  }
  return differenceOf(await pixelsOf(path), await pixelsOf(png));
}

/** More than machines differ in at the edges of letters, of 255. */
const CLEARLY = 32;

function differenceOf(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let pixel = 0; pixel < one.data.length; pixel += 4) {
    const channels = [pixel, pixel + 1, pixel + 2, pixel + 3];
    if (channels.some((at) => Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)) > CLEARLY))
      different += 1;
  }
  return different / (one.width * one.height);
}
