import type { Field } from "../../model/field.ts";
import type { Watched } from "../start-worker.ts";
import type { SealingOptions } from "./field-sealer.ts";

/** What the sealing thread is started with. */
export interface SealingSetup extends SealingOptions {
  /** Of the embedded store. */
  readonly folder: string;
}

export type SealingData = SealingSetup & Watched;

export type Request =
  /** The field changed; the thread then begins anew from the store. */
  | { readonly kind: "field"; readonly field: Field }
  | {
      readonly kind: "close";
      readonly id: number;
      readonly station: number;
      readonly now: number;
      readonly all: boolean;
    }
  | { readonly kind: "stop" };

export type Answer =
  | { readonly id: number; readonly closed: number }
  | { readonly id: number; readonly code: string; readonly message: string; readonly retryable: boolean };
