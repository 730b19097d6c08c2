import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { inPlace, privately } from '../../src/discord/interactions/command.ts';
import { type MessagePayload, message } from '../../src/presentation/payload/payload.ts';
import { channelQuestion } from '../../src/presentation/settings/settings-messages.ts';
import { settingNamed } from '../../src/presentation/settings/settings-table.ts';
import { setUpMessage } from '../../src/presentation/settings/welcome-message.ts';
import { DEFAULT_EMOJI } from '../../src/reviews/counting/voting-emoji.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { applySettings, type Saved, toFirstReview } from './apply-settings.ts';
import { emojiFromOptions, emojiQuestion } from './emoji.ts';
import type { SettingsHandler } from './invocation.ts';
import { readSettings } from './set-options.ts';

/** `/settings set`: changes nothing when an emoji is unusable, or the bot lacks a permission in a chosen channel. */
export const set: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction } = invocation;
    const values = readSettings(interaction);
    const emoji = await emojiFromOptions(invocation, {
      helpful: interaction.options.getString('helpful-emoji'),
      notHelpful: interaction.options.getString('not-helpful-emoji'),
    });
    const isChange = Object.keys(values).length > 0;
    if (emoji === undefined && !isChange) throw new UserError('nothing-to-set');
    const saved = isChange ? await applySettings(invocation, values) : undefined;
    if (saved === undefined || saved.isRefused || emoji === undefined)
      return privately(
        saved === undefined ? await emojiQuestion(invocation, emoji ?? DEFAULT_EMOJI) : savedMessage(saved),
      );
    // New emoji change nothing until the manager confirms.
    const question = await emojiQuestion(invocation, emoji);
    const { content, components } = savedMessage(saved);
    return privately(
      message({
        content: `${content}\n${question.content}`,
        components: [...question.components, ...components],
      }),
    );
  },
};

/** `/settings reset` */
export const reset: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const setting = settingNamed(invocation.interaction.options.getString('setting', true));
    if (setting === undefined) throw new UserError('stale-button');
    if (setting.kind === 'emoji') return privately(await emojiQuestion(invocation, DEFAULT_EMOJI));
    return privately(savedMessage(await applySettings(invocation, { [setting.property]: undefined })));
  },
};

/** A select below an answer that chooses a setting's channel at once. */
export const pickChannel: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run(invocation, name = '', attempt = '') {
    const { interaction, guild, t } = invocation;
    const setting = settingNamed(name);
    const id = interaction.isChannelSelectMenu() ? interaction.values[0] : undefined;
    if (setting?.kind !== 'channel' || id === undefined) throw new UserError('stale-button');
    const saved = await applySettings(invocation, { [setting.property]: id });
    if (!saved.isRefused) return inPlace({ message: savedMessage(saved) });
    const { record, reviewCount } = guild.memory;
    const onward = reviewCount === 0 ? toFirstReview(record, t) : saved;
    // Under the id that it had, Discord's client would keep what was picked, and not send the same again.
    const question = channelQuestion(setting.name, t, attempt === '1' ? '2' : '1');
    const again = { ...saved, ...onward, rows: [question, ...onward.rows] };
    return inPlace({ message: savedMessage(again) });
  },
};

/** "Set up Ovation" below the welcome: asks for the review channel; the answer asks what comes next. */
export const setUp: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  run: async ({ t }) => privately(setUpMessage(t)),
};

const savedMessage = ({ lines, hint, rows }: Saved): MessagePayload =>
  message({
    content: [...lines, hint].filter((line) => line !== undefined).join('\n'),
    components: [...rows],
  });
