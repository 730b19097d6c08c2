/** What the bot's owner sets in Discord's developer portal, as its API names it (Application Resource). */
export interface ApplicationSettings {
  /** Whether others than the owner can add the bot. */
  readonly bot_public: boolean;
  /** Whether a link alone does not add the bot. */
  readonly bot_require_code_grant: boolean;
  /** Where the application can be installed: 0 is a guild, 1 a user. */
  readonly integration_types_config: Readonly<Record<string, object>>;
  /** Where Discord sends interactions in place of the gateway. */
  readonly interactions_endpoint_url: string | null;
  /** Bits of `ApplicationFlags`. */
  readonly flags: number;
}

/** As a new application is. */
export const NEW_APPLICATION: ApplicationSettings = {
  bot_public: true,
  bot_require_code_grant: false,
  integration_types_config: {
    '0': { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '0' } },
  },
  interactions_endpoint_url: null,
  flags: 0,
};
