import type { Client } from "../../src/sdk/core/client.ts";

/** What is to happen once to each of some things, and how the chain tells. */
export interface Expected {
  readonly what: string;
  readonly subjects: readonly string[];
  find(client: Client): Promise<readonly Happened[]>;
}

export interface Happened {
  readonly subject: string;
  /** Of the transaction. */
  readonly hash: string;
}

interface Log<Args> {
  readonly args: Args;
  readonly transactionHash: string;
}

/** What logs tell. */
export function told<Args>(logs: readonly Log<Args>[], subjectOf: (args: Args) => string): Happened[] {
  return logs.map(({ args, transactionHash: hash }) => ({ subject: subjectOf(args), hash }));
}
