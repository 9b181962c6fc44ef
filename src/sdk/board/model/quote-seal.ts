import { getBytes, toUtf8Bytes } from "ethers";
import { checkThat } from "../../core/check.ts";
import { type Ask, askId } from "./ask.ts";
import type { Quote } from "./quote.ts";

/** What a quote is sealed for: an envelope opens for this ask alone. */
export const sealedFor = (ask: Ask): { readonly info: Uint8Array; readonly aad: Uint8Array } => ({
  info: toUtf8Bytes("tallystick/quote/v1"),
  aad: getBytes(askId(ask)),
});

/** @throws `ARGUMENT_INVALID` where a quote is for another ask. */
export function checkQuoted(ask: Ask, quote: Quote): void {
  const id = askId(ask);
  checkThat(quote.ask === id, "quote.ask", quote.ask, id);
}
