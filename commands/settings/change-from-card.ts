import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { inPlace, privately, type Reply } from '../../src/discord/interactions/command.ts';
import { resetForm, SWITCH, settingForm } from '../../src/presentation/settings/setting-form.ts';
import { type Setting, settingNamed } from '../../src/presentation/settings/settings-table.ts';
import { DEFAULT_EMOJI } from '../../src/reviews/counting/voting-emoji.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { applySettings } from './apply-settings.ts';
import { emojiFromOptions, emojiQuestion } from './emoji.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';
import { settingChange } from './set-options.ts';
import { settingsView } from './view-settings.ts';

/** "Change…" on the card: opens the form of the picked setting. */
export const openSetting: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'never',
  async run({ interaction, guild, t }) {
    const setting = interaction.isStringSelectMenu() ? settingNamed(interaction.values[0] ?? '') : undefined;
    if (setting === undefined) throw new UserError('stale-button');
    const { channels, roles } = interaction.guild;
    const exists = (id: string) => channels.cache.has(id) || roles.cache.has(id);
    return { kind: 'modal', modal: settingForm(setting, guild.memory.record, exists, t) };
  },
};

/** "Reset one…" */
export const openReset: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'never',
  run: async ({ t }) => ({ kind: 'modal', modal: resetForm(t) }),
};

/** The submitted form of a setting; an empty field resets it. */
export const submitSetting: SettingsHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run(invocation, name = '') {
    const { fields } = invocation.interaction;
    const setting = settingNamed(name);
    if (setting === undefined) throw new UserError('stale-button');
    if (setting.kind !== 'emoji')
      return saved(invocation, setting, readValue(invocation.interaction, setting));
    const typed = (id: string) => fields.getTextInputValue(id).trim() || null;
    const emoji = await emojiFromOptions(invocation, {
      helpful: typed('helpful-emoji'),
      notHelpful: typed('not-helpful-emoji'),
    });
    return privately(await emojiQuestion(invocation, emoji ?? DEFAULT_EMOJI));
  },
};

/** The submitted form of "Reset one…" */
export const submitReset: SettingsHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run(invocation) {
    const [name = ''] = invocation.interaction.fields.getStringSelectValues('setting');
    const setting = settingNamed(name);
    if (setting === undefined) throw new UserError('stale-button');
    if (setting.kind === 'emoji') return privately(await emojiQuestion(invocation, DEFAULT_EMOJI));
    return saved(invocation, setting, undefined);
  },
};

/** Saves one setting, and shows the card with what came of it. */
async function saved(
  invocation: SettingsInvocation<ModalSubmitInteraction<'cached'>>,
  setting: Exclude<Setting, { kind: 'emoji' }>,
  value: string | number | boolean | undefined,
): Promise<Reply> {
  const { interaction } = invocation;
  // The card has the buttons and selects for what can follow.
  const { lines } = await applySettings(invocation, settingChange(setting, value, interaction.guildId));
  return inPlace({ message: await settingsView(invocation, lines.join('\n')) });
}

/** What the form says; undefined for an empty field. Throws UserError `not-a-count`. */
function readValue(
  { fields }: ModalSubmitInteraction<'cached'>,
  setting: Exclude<Setting, { kind: 'emoji' }>,
): string | number | boolean | undefined {
  switch (setting.kind) {
    case 'channel':
      return fields.getSelectedChannels('value')?.firstKey();
    case 'role':
      return fields.getSelectedRoles('value')?.firstKey();
    case 'switch': {
      const [picked] = fields.getStringSelectValues('value');
      return picked === undefined ? undefined : picked === SWITCH.on;
    }
    case 'count': {
      const typed = fields.getTextInputValue('value').trim();
      if (typed === '') return undefined;
      const count = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
      if (!(count <= setting.most)) throw new UserError('not-a-count', { max: setting.most });
      return count;
    }
  }
}
