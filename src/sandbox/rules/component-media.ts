import type { ComponentRecord, MediaRecord } from '../world/component-record.ts';
import type { PlacedComponent } from './flatten-components.ts';
import { type Problem, problem } from './problems.ts';

const SCHEME = 'attachment://';

/** The name of the uploaded file that an address stands for; undefined for an address on the web. */
export const attachmentName = (url: string): string | undefined =>
  url.startsWith(SCHEME) ? url.slice(SCHEME.length) : undefined;

/** The pictures and files of a component itself, each with its place in it. */
function mediaOf({ media, file, items = [] }: ComponentRecord): { media: MediaRecord; at: PropertyKey[] }[] {
  return [
    ...(media ? [{ media, at: ['media'] }] : []),
    ...(file ? [{ media: file, at: ['file'] }] : []),
    ...items.map((item, index) => ({ media: item.media, at: ['items', index, 'media'] })),
  ];
}

/** The addresses of all pictures and files in components, given with all that they contain (`flattenComponents`). */
export const mediaAddresses = (placed: readonly PlacedComponent[]): string[] =>
  placed.flatMap(({ component }) => mediaOf(component).map(({ media }) => media.url));

/**
 * Problems in the addresses of pictures and files: of a file that the message does not have, and of what is neither a
 * file nor on the web. A file component takes files alone (Component Reference, File).
 * @param files the names of the message's files
 */
export function mediaProblems(placed: readonly PlacedComponent[], files: readonly string[]): Problem[] {
  return placed.flatMap(({ component, path }) =>
    mediaOf(component).flatMap(({ media: { url }, at }) => {
      const name = attachmentName(url);
      const isKnown =
        name === undefined ? at[0] !== 'file' && /^https?:\/\//i.test(url) : files.includes(name);
      if (isKnown) return [];
      const code =
        name === undefined ? 'URL_TYPE_INVALID_URL' : 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
      return [problem(code, ...path, ...at, 'url')];
    }),
  );
}

/** A component with what `change` makes of each picture and file in it, and in what it contains. */
export function withMedia(
  component: ComponentRecord,
  change: (media: MediaRecord) => MediaRecord,
): ComponentRecord {
  const { media, file, items, accessory, components } = component;
  return {
    ...component,
    ...(media && { media: change(media) }),
    ...(file && { file: change(file) }),
    ...(items && { items: items.map((item) => ({ ...item, media: change(item.media) })) }),
    ...(accessory && { accessory: withMedia(accessory, change) }),
    ...(components && { components: components.map((inner) => withMedia(inner, change)) }),
  };
}
