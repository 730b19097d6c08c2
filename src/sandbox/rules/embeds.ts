import type { APIEmbed } from 'discord-api-types/v10';
import { codePointLength } from './code-points.ts';
import { type Problem, problem, required } from './problems.ts';
import { strippedText } from './stripped-text.ts';

/** Problems in a message's embeds that Discord's OpenAPI description does not cover. */
export function embedProblems(embeds: readonly APIEmbed[]): Problem[] {
  const problems = embeds.flatMap((embed, index) => problemsOf(embed, ['embeds', index]));
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total > 6000) problems.push(problem('MAX_EMBED_SIZE_EXCEEDED', 'embeds'));
  return problems;
}

function problemsOf(embed: APIEmbed, path: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const empty =
    !strippedText(embed.title) &&
    !strippedText(embed.description) &&
    !strippedText(embed.author?.name) &&
    !strippedText(embed.footer?.text) &&
    !embed.fields?.length &&
    !embed.image?.url &&
    !embed.thumbnail?.url;
  if (empty) problems.push(required(...path, 'description'));
  for (const [index, field] of (embed.fields ?? []).entries()) {
    if (!strippedText(field.name)) problems.push(required(...path, 'fields', index, 'name'));
    if (!strippedText(field.value)) problems.push(required(...path, 'fields', index, 'value'));
  }
  if (embed.author && !strippedText(embed.author.name)) problems.push(required(...path, 'author', 'name'));
  if (embed.footer && !strippedText(embed.footer.text)) problems.push(required(...path, 'footer', 'text'));
  const addresses = [
    { url: embed.url, at: ['url'], schemes: ['http:', 'https:'] },
    { url: embed.author?.url, at: ['author', 'url'], schemes: ['http:', 'https:'] },
    { url: embed.author?.icon_url, at: ['author', 'icon_url'], schemes: pictureSchemes },
    { url: embed.footer?.icon_url, at: ['footer', 'icon_url'], schemes: pictureSchemes },
    { url: embed.image?.url, at: ['image', 'url'], schemes: pictureSchemes },
    { url: embed.thumbnail?.url, at: ['thumbnail', 'url'], schemes: pictureSchemes },
  ];
  for (const { url, at, schemes } of addresses) {
    if (!url) continue;
    const scheme = URL.parse(url)?.protocol ?? '';
    if (!schemes.includes(scheme))
      problems.push({
        path: [...path, ...at],
        code: 'URL_TYPE_INVALID_SCHEME',
        message: `Scheme "${scheme.slice(0, -1)}" is not supported. Scheme must be one of (${schemes.map((name) => `'${name.slice(0, -1)}'`).join(', ')}).`,
      });
  }
  return problems;
}

const pictureSchemes = ['http:', 'https:', 'attachment:'];

/** An embed's share of the 6000 characters that a message's embeds may have together. */
function embedLength(embed: APIEmbed): number {
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  for (const field of embed.fields ?? []) texts.push(field.name, field.value);
  return texts.reduce((sum, text) => sum + codePointLength(strippedText(text)), 0);
}

/**
 * An embed as Discord stores it: of type rich, with trimmed texts, without absent parts.
 * @param address turns the address of a picture into where it is stored
 */
export function normalisedEmbed(embed: APIEmbed, address: (url: string) => string): APIEmbed {
  const { title, description, author, footer, fields, image, thumbnail } = embed;
  return {
    type: 'rich' as NonNullable<APIEmbed['type']>,
    ...(strippedText(title) && { title: strippedText(title) }),
    ...(strippedText(description) && { description: strippedText(description) }),
    ...(embed.url && { url: embed.url }),
    ...(typeof embed.color === 'number' && { color: embed.color }),
    ...(embed.timestamp && {
      timestamp: new Date(embed.timestamp).toISOString().replace('Z', '000+00:00'),
    }),
    ...(fields?.length && {
      fields: fields.map(({ name, value, inline }) => ({
        name: strippedText(name),
        value: strippedText(value),
        inline: inline ?? false,
      })),
    }),
    ...(author && {
      author: {
        name: strippedText(author.name),
        ...(author.url && { url: author.url }),
        ...(author.icon_url && { icon_url: address(author.icon_url) }),
      },
    }),
    ...(footer && {
      footer: {
        text: strippedText(footer.text),
        ...(footer.icon_url && { icon_url: address(footer.icon_url) }),
      },
    }),
    ...(image?.url && { image: { url: address(image.url) } }),
    ...(thumbnail?.url && { thumbnail: { url: address(thumbnail.url) } }),
  };
}
