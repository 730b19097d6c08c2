import { type MessagePayload, message } from '../payload/payload.ts';
import { type Setting, type SettingValues, settingInWords } from '../settings/settings-table.ts';
import type { Translate } from '../texts/texts.ts';

interface LoggedSetting {
  readonly setting: Setting;
  readonly before: SettingValues;
  readonly after: SettingValues;
  readonly moderatorId: string;
}

/** The message in the log channel about a changed setting: by whom, from what to what. */
export const settingLogMessage = (
  { setting, before, after, moderatorId }: LoggedSetting,
  t: Translate,
): MessagePayload =>
  message({
    embeds: [
      {
        description: t('log.setting', {
          moderator: `<@${moderatorId}>`,
          setting: t(`setting.${setting.name}`),
          before: settingInWords(setting, before, t),
          after: settingInWords(setting, after, t),
        }),
      },
    ],
  });
