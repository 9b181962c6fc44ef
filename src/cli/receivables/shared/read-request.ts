import type { Client } from "../../../sdk/core/client.ts";
import { checkSignature } from "../../../sdk/core/signature/check-signature.ts";
import type { FinancingAt } from "../../../sdk/receivables/desk/eip712.ts";
import { parseQuoteRequestMessage } from "../../../sdk/receivables/desk/message.ts";
import { type QuoteRequest, quoteRequestDigest } from "../../../sdk/receivables/desk/quote-request.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readText } from "../../shared/files.ts";

/** A request in a file, once the seller's signature under it holds. @throws `REQUEST_NOT_SIGNED`; as `parseQuoteRequestMessage`. */
export async function readRequest(client: Client, deployment: FinancingAt, file: string): Promise<QuoteRequest> {
  const { request, signature } = parseFrom(file, () => parseQuoteRequestMessage(readText(file), deployment));
  const digest = quoteRequestDigest(deployment, request);
  if ((await checkSignature(digest, request.seller, signature, client.provider)) === "valid") return request;
  const message = `${file}: the seller ${request.seller} did not sign this request`;
  throw fault("REQUEST_NOT_SIGNED", message, { file, seller: request.seller });
}
