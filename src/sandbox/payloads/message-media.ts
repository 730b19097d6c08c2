import type { APIEmbed } from 'discord-api-types/v10';
import { mediaAddresses, withMedia } from '../rules/component-media.ts';
import { flattenComponents } from '../rules/flatten-components.ts';
import type { ComponentRecord, MediaRecord } from '../world/component-record.ts';
import type { AttachmentRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { proxied } from './media-proxy.ts';

/**
 * A message's files without those that its embeds and components show: Discord tells of these only there, and of all
 * again once nothing shows them (discord-api-docs, #8279 and issue 1340).
 */
export function attachmentsBeside({ attachments, embeds, components }: SandboxMessage): AttachmentRecord[] {
  const shown = new Set([
    ...embeds.flatMap(({ image, thumbnail, author, footer }) => [
      image?.url,
      thumbnail?.url,
      author?.icon_url,
      footer?.icon_url,
    ]),
    ...mediaAddresses(flattenComponents(components, [])),
  ]);
  return attachments.filter(({ path }) => !shown.has(path));
}

export function attachmentPayload(world: World, attachment: AttachmentRecord) {
  const { path, ...rest } = attachment;
  return { ...rest, url: world.url + path, proxy_url: world.url + path };
}

/** Uploaded pictures are stored with their path; Discord returns their full address, and that of its proxy. */
const absolute = (world: World, url: string) => (url.startsWith('/') ? world.url + url : url);

/** The address of a picture, and that of Discord's proxy for it. */
function addresses(world: World, picture: string): { url: string; proxy_url: string } {
  const url = absolute(world, picture);
  return { url, proxy_url: absolute(world, proxied(picture) ?? url) };
}

export function embedPayload(world: World, embed: APIEmbed): APIEmbed {
  const withIcon = <T extends { icon_url?: string }>(part: T) => {
    if (part.icon_url === undefined) return part;
    const { url, proxy_url } = addresses(world, part.icon_url);
    return { ...part, icon_url: url, proxy_icon_url: proxy_url };
  };
  return {
    ...embed,
    ...(embed.author && { author: withIcon(embed.author) }),
    ...(embed.footer && { footer: withIcon(embed.footer) }),
    ...(embed.image && { image: { ...embed.image, ...addresses(world, embed.image.url) } }),
    ...(embed.thumbnail && { thumbnail: { ...embed.thumbnail, ...addresses(world, embed.thumbnail.url) } }),
  };
}

export const componentPayload = (world: World, component: ComponentRecord): ComponentRecord =>
  withMedia(component, (media: MediaRecord) => ({ ...media, ...addresses(world, media.url) }));
