/** What a console is told by who serves it. */
export interface ConsoleSettings {
  /** Domain that its passkeys are bound to; null where it is reached under no name. */
  readonly rpId: string | null;
  /** Zone of the sites, "+08:00"; null where it is told none. */
  readonly zone: string | null;
}

/** Where it is told. */
export const SETTINGS_PATH = "/console/settings";
