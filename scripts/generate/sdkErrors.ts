/** Reads the error catalogue of the SDK: its code is the only place where these are described. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface SdkError {
  retryable: boolean;
  meaning: string;
  remedy: string;
}

/** Code -> description; empty where a tree has no SDK. */
export async function sdkErrors(root: string): Promise<Map<string, SdkError>> {
  const file = join(root, "src/sdk/errors.ts");
  if (!existsSync(file)) return new Map();
  const module = (await import(pathToFileURL(file).href)) as { CATALOGUE?: Record<string, SdkError> };
  return new Map(Object.entries(module.CATALOGUE ?? {}));
}
