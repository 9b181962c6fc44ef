import type { Deployment } from "../../src/sdk/core/deployment.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface RelayTask {
  readonly url: string;
  /** Node of the other chain. */
  readonly side: string;
  readonly lightClient: string;
  readonly key: string;
  readonly store: string;
  readonly deployment: Deployment;
  /** What this life is to ask for. */
  readonly ask: readonly number[];
  /** All that is asked for by any life. It ends once none of them waits. */
  readonly heights: readonly number[];
  /** Stop dead after this many points and wait to be killed. */
  readonly holdAt?: number;
}

/** What it tells of each height that it has acknowledged. */
export const ASKED = "asked ";
