import { ButtonStyle, ComponentType, MessageFlags, TextInputStyle } from 'discord-api-types/v10';

/** What the bare bot does when it is asked for something. */
export interface ConstantAnswer {
  readonly kind: 'message' | 'update' | 'modal';
  /** Whether it commits a row first, because Ovation stores something before it answers. */
  readonly stores?: boolean;
}

/** The custom id of the button that turns a card. */
export const TURN_CARD = 'turn-card';

/** The commands that are answered with a card for all. */
export const CARDS = ['top', 'show', 'profile', 'reviewers', 'recent', 'recommend'];

/** The commands and buttons that aren't answered with a message alone, by full name or label. */
export const ANSWERS: Readonly<Record<string, ConstantAnswer>> = {
  'review write': { kind: 'modal', stores: true },
  'review edit': { kind: 'modal', stores: true },
  'settings set': { kind: 'message', stores: true },
  'settings reset': { kind: 'message', stores: true },
  'moderate show rename': { kind: 'message', stores: true },
  'moderate show alias': { kind: 'message', stores: true },
  'moderate show poster': { kind: 'message', stores: true },
  'moderate member block': { kind: 'modal' },
  'moderate member unblock': { kind: 'message', stores: true },
  'Report review': { kind: 'modal' },
  'Make this my review': { kind: 'modal' },
  'Write or edit yours': { kind: 'modal', stores: true },
  'All reviews': { kind: 'message' },
  Next: { kind: 'update' },
  [TURN_CARD]: { kind: 'update' },
  Delete: { kind: 'update', stores: true },
  Undo: { kind: 'update', stores: true },
  Merge: { kind: 'update', stores: true },
  'Cover spoilers': { kind: 'update' },
  Spoilers: { kind: 'update', stores: true },
  Uncover: { kind: 'update', stores: true },
};

/** About as much as Ovation answers with, but always the same. */
export const CHOICES = Array.from({ length: 25 }, (_, at) => ({
  name: `Glass heart of the river ${at} (2025)`,
  value: `id:show${String(at).padStart(12, '0')}`,
}));

const BUTTONS = Object.entries(ANSWERS).flatMap(([label, { kind }]) =>
  (kind === 'update' && label !== TURN_CARD) || ['All reviews', 'Write or edit yours'].includes(label)
    ? [label]
    : [],
);

export const MESSAGE = {
  embeds: [
    {
      title: 'A list',
      description: Array.from(
        { length: 10 },
        (_, at) => `**${at + 1}.** Show ${at} · **8.00** · 12 reviews`,
      ).join('\n'),
      footer: { text: 'By weighted rating.' },
    },
  ],
  components: [BUTTONS.slice(0, 5), BUTTONS.slice(5)].map((labels) => ({
    type: ComponentType.ActionRow as const,
    components: labels.map((label) => ({
      type: ComponentType.Button as const,
      style: ButtonStyle.Secondary as const,
      label,
      custom_id: label,
    })),
  })),
};

const TEXT = ComponentType.TextDisplay as const;
const ROW = ComponentType.ActionRow as const;
const SHOWS = Array.from({ length: 10 }, (_, at) => `Glass heart of the river ${at + 1} (2025)`);
const ORDERS = ['Best', 'Most reviewed', 'Divisive', 'Hidden gems', 'Rising', 'Most loved'];
const SAID = '8.56 · mean 8.7 · 24 reviews';

/** A list of ten shows, as large as those of Ovation. */
export const CARD = {
  flags: MessageFlags.IsComponentsV2 as const,
  components: [
    {
      type: ComponentType.Container as const,
      accent_color: 0xf2c037,
      components: [
        { type: TEXT, content: '## Best of the server\n-# Few reviews keep a show near the average, 7.4.' },
        {
          type: TEXT,
          content: SHOWS.map((title, at) => `**${at + 1}** · ${title}\n-# ${SAID}`).join('\n'),
        },
        { type: ComponentType.Separator as const },
        ...[SHOWS, ORDERS].map((labels) => ({
          type: ROW,
          components: [
            {
              type: ComponentType.StringSelect as const,
              custom_id: `open:${labels.length}`,
              placeholder: 'Open',
              options: labels.map((label) => ({
                label,
                value: `value of ${label}`,
                ...(labels === SHOWS && { description: SAID }),
              })),
            },
          ],
        })),
        {
          type: ROW,
          components: ['Write a review', 'Reviewers', 'Filter', 'Previous', 'Next'].map((label) => ({
            type: ComponentType.Button as const,
            style: ButtonStyle.Secondary as const,
            label,
            custom_id: label === 'Next' ? TURN_CARD : `card-${label}`,
          })),
        },
      ],
    },
  ],
};

/** How many bytes Ovation's picture has, by command, of one or two members. */
const PICTURE_BYTES = { show: 15_000, profile: 34_000, 'profile with': 120_000 };

/** The same card with a picture as large as Ovation's. */
export const PICTURED: ReadonlyMap<string, object> = new Map(
  Object.entries(PICTURE_BYTES).map(([name, bytes]) => {
    const items = [{ media: { url: 'attachment://picture.png' }, description: 'A picture.' }];
    const gallery = { type: ComponentType.MediaGallery as const, items };
    const components = CARD.components.map((container) => ({
      ...container,
      components: [...container.components, gallery],
    }));
    return [name, { ...CARD, components, files: [{ attachment: Buffer.alloc(bytes), name: 'picture.png' }] }];
  }),
);

/** A review of usual length. */
export const LONG_MESSAGE = {
  ...MESSAGE,
  embeds: [{ title: 'Glass heart', description: 'The harbour is the star. '.repeat(35) }],
};

export const MODAL = {
  custom_id: 'review',
  title: 'Review',
  components: ['headline', 'body', 'reason'].map((custom_id) => ({
    type: ComponentType.Label as const,
    label: custom_id,
    component: {
      type: ComponentType.TextInput as const,
      custom_id,
      style: TextInputStyle.Paragraph as const,
      required: false,
    },
  })),
};
