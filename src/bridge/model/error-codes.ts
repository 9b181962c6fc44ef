import type { BridgeErrorCode } from "./errors.ts";

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly bridge: BridgeErrorCode;
  }
}
