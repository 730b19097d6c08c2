import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIFileComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { codePointLength } from '../../reviews/plain-text.ts';
import { shorten } from './code-points.ts';
import type { Image } from './image.ts';
import type { MessagePayload } from './payload.ts';
import type { SentFile } from './sent-file.ts';

/**
 * A message of Components V2, which people see also with embeds switched off. Discord keeps its flag for ever: an update of
 * it has to be a card too (https://discord.com/developers/docs/components/reference).
 */
export interface CardPayload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: [] };
  /** The images and files that it shows. */
  readonly files?: readonly (Image | SentFile)[];
}

/** Any message that the bot sends. */
export type SentPayload = MessagePayload | CardPayload;

/** A part of a card: a text, an image, a file, a text beside a picture or a button, or a row. `undefined` is left out. */
export type CardPart =
  | string
  | Image
  | SentFile
  | APISectionComponent
  | APIActionRowComponent<APIComponentInMessageActionRow>
  | typeof LINE
  | undefined;

/** A line between two parts. */
export const LINE = { type: ComponentType.Separator } as const;

// Discord's limits for a message: components, nested ones included, and code points of all texts together.
const MOST_COMPONENTS = 40;
const MAX_TEXT = 4000;
// Discord's limit for the description of a picture, in code points.
const MAX_DESCRIPTION = 1024;

/**
 * Makes a card that pings nobody. Cuts texts that are too long together. Throws RangeError when it has more components than
 * Discord allows, which is a defect of the caller.
 * @param accent the colour of its edge, 0xRRGGBB
 */
export function card(accent: number, parts: readonly CardPart[]): CardPayload {
  let room = MAX_TEXT;
  const fitted = (content: string) => {
    const text = shorten(content, Math.max(1, room));
    room -= codePointLength(text);
    return { type: ComponentType.TextDisplay, content: text } as const;
  };
  const components = parts.flatMap((part): APIComponentInContainer[] => {
    if (part === undefined || part === '') return [];
    if (typeof part === 'string') return [fitted(part)];
    if ('data' in part) return [gallery(part)];
    if ('bytes' in part) return [file(part)];
    if (part.type !== ComponentType.Section) return [part];
    return [{ ...part, components: part.components.map(({ content }) => fitted(content)) }];
  });
  const used = components.reduce((sum, component) => sum + sizeOf(component), 1);
  const files = parts.filter((part) => typeof part === 'object' && ('data' in part || 'bytes' in part));
  if (used > MOST_COMPONENTS) throw new RangeError(`A card has at most ${MOST_COMPONENTS} components`);
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: accent, components }],
    allowed_mentions: { parse: [] },
    ...(files.length > 0 && { files }),
  };
}

const gallery = ({ name, description }: Image): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, description: shorten(description, MAX_DESCRIPTION) }],
});

const file = ({ name }: SentFile): APIFileComponent => ({
  type: ComponentType.File,
  file: { url: `attachment://${name}` },
});

/** A card with a line above it. */
export const withNote = (message: SentPayload, note: string): SentPayload =>
  isCard(message)
    ? {
        ...message,
        components: [{ type: ComponentType.TextDisplay, content: `-# ${note}` }, ...message.components],
      }
    : message;

function sizeOf(component: APIComponentInContainer): number {
  const inner = 'components' in component ? component.components.length : 0;
  return 1 + inner + ('accessory' in component ? 1 : 0);
}

/**
 * Up to three texts with a picture beside them, or without one the texts alone.
 * @param description what the picture shows, for those who don't see it, without Markdown
 */
export function besidePicture(
  texts: readonly string[],
  url: string | undefined,
  description: string,
): CardPart[] {
  if (url === undefined) return [...texts];
  const thumbnail = { media: { url }, description: shorten(description, MAX_DESCRIPTION) };
  return [section(texts, { type: ComponentType.Thumbnail, ...thumbnail })];
}

/** Up to three texts with a button beside them. */
export const besideButton = (texts: readonly string[], button: APIButtonComponent): CardPart =>
  section(texts, button);

const section = (
  texts: readonly string[],
  accessory: APISectionComponent['accessory'],
): APISectionComponent => ({
  type: ComponentType.Section,
  components: texts.map((content) => ({ type: ComponentType.TextDisplay, content })),
  accessory,
});

export const isCard = (message: SentPayload): message is CardPayload => 'flags' in message;

/** A message as a card, for an answer that takes the place of one. */
export const asCard = (message: SentPayload, accent: number): CardPayload =>
  isCard(message)
    ? message
    : card(accent, [
        message.content,
        ...message.embeds.map(({ description }) => description),
        ...message.components,
      ]);

/** The body of an edit: a message that becomes a card has to lose what it had. */
export const edited = (message: SentPayload) =>
  isCard(message) ? { ...message, content: null, embeds: [] } : message;
