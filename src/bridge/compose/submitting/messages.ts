import type { Logger } from "../../../lib/logger.ts";
import type { Deployment } from "../../../sdk/core/deployment.ts";
import type { BridgeConfig } from "../../config/config.ts";
import type { StoredBatch } from "../../model/store.ts";
import type { Cosigned } from "../../submit/cosigners.ts";
import type { Sending } from "../seams.ts";
import type { Watched } from "../start-worker.ts";

/** What submission works with, besides a store. */
export interface SubmittingSetup {
  readonly chain: Pick<BridgeConfig["chain"], "url" | "token" | "tls">;
  readonly deployment: Deployment;
  /** Private key of the gateway. */
  readonly key: string;
  /** Private key of the account that sends. @default the gateway's */
  readonly senderKey?: string;
  /** File of the outbox, which nothing else opens. */
  readonly outbox: string;
  /** The stations that the bridge proposes for. */
  readonly stations: readonly Cosigned[];
  readonly sending?: Sending;
}

/** What the submitting thread is started with. */
export type SubmittingData = SubmittingSetup & Watched & { /** Of the embedded store. */ readonly folder: string };

export type SubmittingRequest =
  | { readonly kind: "start" }
  | { readonly kind: "wake"; readonly station: number }
  /** Asks for `heard`, after all news before it. */
  | { readonly kind: "hear" }
  /** Asks for `pending`. */
  | { readonly kind: "count" }
  | { readonly kind: "stop" };

/** An error as it crosses threads: a class does not. */
export interface Fault {
  /** Absent where it is none of the catalogue. */
  readonly code?: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly values?: Readonly<Record<string, unknown>>;
}

export type SubmittingNews =
  | { readonly kind: "ready" }
  | { readonly kind: "heard" }
  | { readonly kind: "pending"; readonly count: number }
  | { readonly kind: "failed"; readonly fault: Fault }
  | { readonly kind: "sealed"; readonly batch: StoredBatch }
  | { readonly kind: "problem"; readonly station: number; readonly fault?: Fault }
  | { readonly kind: "sending"; readonly fault?: Fault }
  | {
      readonly kind: "log";
      readonly level: keyof Logger;
      readonly values: object;
      readonly fault?: Fault;
      readonly message: string;
    };
