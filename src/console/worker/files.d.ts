/** What the build says to the worker. */
declare const CONSOLE_FILES: readonly string[];
declare const CONSOLE_VERSION: string;
