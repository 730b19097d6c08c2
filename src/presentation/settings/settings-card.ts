import { ButtonStyle } from 'discord-api-types/v10';
import { type CardPart, type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, row, select } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import {
  SETTING_GROUPS,
  SETTINGS,
  type Setting,
  type SettingGroup,
  type SettingValues,
  settingLine,
} from './settings-table.ts';

const COLOUR = 0xf2c037;

export interface SettingsView {
  readonly values: SettingValues;
  /** By setting: what keeps it from working, in sentences. */
  readonly troubles: ReadonlyMap<Setting['name'], readonly string[]>;
  /** What was just saved or refused. */
  readonly said?: string | undefined;
  readonly t: Translate;
}

/** All settings of a guild in groups, each with a select that opens the form of one of them. */
export function settingsCard(view: SettingsView): CardPayload {
  const { said, values, t } = view;
  const recount = button(customId('settings-recount'), t('settings.button.recount'));
  const repost = button(customId('settings-repost'), t('settings.button.repost'));
  const link = button(customId('settings-link-shows'), t('settings.button.link-shows'));
  return card(COLOUR, [
    said,
    said === undefined ? undefined : LINE,
    t('settings.title'),
    ...SETTING_GROUPS.flatMap((group) => groupParts(group, view)),
    LINE,
    row(
      button(customId('settings-check'), t('settings.button.check'), { style: ButtonStyle.Primary }),
      button(customId('settings-reset'), t('settings.button.reset')),
    ),
    // Without a review channel there is nowhere to post them.
    row(recount, ...(values.channelId === undefined ? [] : [repost]), link),
  ]);
}

function groupParts(group: SettingGroup, { values, troubles, t }: SettingsView): CardPart[] {
  const rows = SETTINGS.filter((setting) => setting.group === group);
  const lines = rows.flatMap((setting) => [
    settingLine(setting, values, t),
    ...(troubles.get(setting.name) ?? []).map((trouble) => `-# ${trouble}`),
  ]);
  const options = rows.map(({ name }) => ({ label: t(`setting.${name}`), value: name }));
  return [
    [`**${t(`settings.group.${group}`)}**`, ...lines].join('\n'),
    row(select(customId('settings-change', group), t('settings.change'), options)),
  ];
}
