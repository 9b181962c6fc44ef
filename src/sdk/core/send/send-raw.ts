import type { JsonRpcApiProvider, Provider } from "ethers";

/**
 * Hands a node the bytes of a signed transaction. ethers' own way makes an object of them for its answer: it recovers the sender
 * from the signature twice and asks for the number of the block, and nobody here wants to know.
 */
export async function sendRaw(provider: Provider, raw: string): Promise<void> {
  if ("send" in provider) await (provider as JsonRpcApiProvider).send("eth_sendRawTransaction", [raw]);
  else await provider.broadcastTransaction(raw);
}
