import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import type { CardPayload } from '../payload/card.ts';

/** A card with the descriptions of its images in their place, for when Discord doesn't take the files. */
export function withoutImages({ files: _, ...card }: CardPayload): CardPayload {
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
