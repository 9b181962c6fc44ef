import type { Client } from "../../sdk/core/client.ts";

/** Connects to the node behind the console, when somebody asks for it. */
export type AskChain = () => Promise<Client>;

/** Loads what it takes to ask a node only then. */
export const askChain: AskChain = async () => (await import("./reader-client.ts")).readerClient();
