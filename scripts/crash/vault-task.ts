import type { Deployment } from "../../src/sdk/core/deployment.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface VaultTask {
  readonly url: string;
  readonly deployment: Deployment;
  /** Of the account that publishes, or serves. */
  readonly key: string;
  readonly folder: string;
  readonly contents: string;
  readonly vaultKey: string;
  /** So many versions of a resource are to be on the chain; it serves if left out. */
  readonly publish?: {
    readonly resource: string;
    readonly path: string;
    readonly versions: number;
    readonly now: number;
  };
  /** Stop dead after this many points and wait to be killed. */
  readonly holdAt?: number;
}

/** What a serving vault tells beside points. */
export const SERVES_AT = "serves at ";
