import type { Client } from "../../sdk/core/client.ts";
import type { CheckResult } from "../../sdk/core/run-check.ts";
import type { Texts } from "../text/texts.ts";

/** Something that a proof says, under a key of its kind's texts. What is `stranger`'s was written by one, and is shown so. */
export interface Said {
  readonly key: string;
  readonly value: string;
  readonly as: "text" | "hash" | "stranger" | "seconds" | "milliseconds";
}

/** What the chain has to be asked for, or compared with by hand. */
export interface Anchor {
  readonly chainId: number;
  readonly genesisHash: string;
  readonly contract: string;
  readonly block: number;
  /** Undefined where the proof does not say it. */
  readonly blockHash?: string;
}

/** What came of a proof. */
export interface Report {
  readonly valid: boolean;
  /** Without a node, in their order. */
  readonly checks: readonly CheckResult[];
  readonly said: readonly Said[];
  readonly anchor: Anchor;
  /** What was taken for granted, in the SDK's words. */
  readonly trusted: readonly string[];
  /** From what is proved up to the root. */
  readonly path: { readonly leaf: string; readonly beside: readonly string[]; readonly root: string };
}

/**
 * A kind of document that can be verified. Its texts have, of every check `x`, `check.x` (what is checked) and `fails.x` (what it means that
 * it does not hold, and what to do; not of those that only a node can do), and `said.y` of everything that it says.
 */
export interface ProofKind {
  /** What stands in the document's field `format`. */
  readonly format: string;
  readonly texts: Texts;
  /** Names of the checks that only a node can do. */
  readonly online: readonly string[];
  /** The file that the document is about can be compared. */
  readonly comparesFile: boolean;
  /** @throws `TallyError` where it is no document of this kind. */
  verify(text: string, file: Blob | undefined): Promise<Report>;
  /** What a node says of it: the checks of `online`. @throws `TallyError` where the node does not answer. */
  ask(text: string, client: Client): Promise<readonly CheckResult[]>;
  /** What to do about an error of this kind's reader, by its code. */
  remedy(code: string): string | undefined;
}
