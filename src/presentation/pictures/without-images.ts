import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import type { CardPayload } from '../payload/card.ts';

/**
 * A card with the descriptions of its images in their place, for when Discord doesn't take the files; undefined when it has none,
 * or files that people asked for, which nothing can stand in for.
 */
export function withoutImages({ files, ...card }: CardPayload): CardPayload | undefined {
  if (files === undefined || files.some((file) => 'bytes' in file)) return undefined;
  return {
    ...card,
    components: card.components.map((part) =>
      part.type === ComponentType.Container ? { ...part, components: part.components.map(described) } : part,
    ),
  };
}

function described(part: APIComponentInContainer): APIComponentInContainer {
  if (part.type !== ComponentType.MediaGallery) return part;
  const descriptions = part.items.flatMap(({ description }) => description ?? []);
  return { type: ComponentType.TextDisplay, content: `-# ${escapeUserText(descriptions.join(' '))}` };
}
