import { type CatalogueEntry, TallyError } from "../../lib/errors.ts";
import { API } from "./catalogue/api.ts";
import { HJ212 } from "./catalogue/hj212.ts";
import { INTAKE } from "./catalogue/intake.ts";
import { QUALITY } from "./catalogue/quality.ts";
import { RESTORE } from "./catalogue/restore.ts";
import { SEALING } from "./catalogue/sealing.ts";
import { SENML } from "./catalogue/senml.ts";
import { START } from "./catalogue/start.ts";
import { STORE } from "./catalogue/store.ts";
import { WORKERS } from "./catalogue/workers.ts";

/** Every code that the bridge itself throws or writes into a reject log. */
export const BRIDGE_CATALOGUE = {
  ...INTAKE,
  ...START,
  ...SEALING,
  ...API,
  ...HJ212,
  ...QUALITY,
  ...STORE,
  ...RESTORE,
  ...SENML,
  ...WORKERS,
} as const satisfies Record<string, CatalogueEntry>;

export type BridgeErrorCode = keyof typeof BRIDGE_CATALOGUE;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly bridge: BridgeErrorCode;
  }
}

export function bridgeError(
  code: BridgeErrorCode,
  message: string,
  values?: Record<string, unknown>,
  cause?: unknown,
): TallyError<BridgeErrorCode> {
  return new TallyError(code, message, {
    retryable: BRIDGE_CATALOGUE[code].retryable,
    ...(values && { values }),
    cause,
  });
}
