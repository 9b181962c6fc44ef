import type { EngineSettings } from "./protocol.ts";

/** What an engine is opened with, whatever it is for. Extensions stay out from the beginning; what must read files first, is locked later. */
export const openSettings = ({ threads, memoryMiB }: EngineSettings): Record<string, string> => ({
  threads: String(threads),
  memory_limit: `${memoryMiB}MiB`,
  temp_directory: "",
  max_temp_directory_size: "0KiB",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
  allow_unsigned_extensions: "false",
  allow_persistent_secrets: "false",
  max_expression_depth: "250",
});

/** What closes an engine for good: with the last, none of them can be undone. */
export const LOCK = [
  "SET disabled_filesystems = 'LocalFileSystem'",
  "SET enable_external_access = false",
  "SET lock_configuration = true",
] as const;

/** Setting -> its value in an engine that is closed. Read back, because a setting that an engine does not know would be a hole. */
export const LOCKED: Readonly<Record<string, string>> = {
  enable_external_access: "false",
  lock_configuration: "true",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
  allow_unsigned_extensions: "false",
  allow_persistent_secrets: "false",
  temp_directory: "",
};
