import { type CheckResult, runCheck, toFinding } from "../../core/run-check.ts";
import { checkSignature } from "../../core/signature/check-signature.ts";
import { signerOf } from "../../core/signature/signer-of.ts";
import { accessReceiptDigest, accessRequestDigest } from "../model/agreement/access.ts";
import { accessFrom, type EmittedAccess } from "../model/agreement/access-from.ts";
import { versionDigest } from "../model/catalogue/version.ts";
import type { DataAt } from "../model/eip712.ts";
import type { ClaimedCall, ProvedEvent } from "./decode-story.ts";

/** A signature that a call carried, and whom the event that came of it names for it. */
interface Claimed {
  readonly what: string;
  readonly digest: string;
  readonly signature: unknown;
  readonly signer: string;
}

/**
 * Checks the signatures that the calls carried over what the events say. A contract's signature (ERC-1271) or that of a key without an
 * address (ERC-7913) needs the chain: the contract checked it, and it is reported as unchecked here.
 */
export async function checkSignatures(
  deployment: DataAt,
  agreement: string,
  events: readonly ProvedEvent[],
  calls: readonly (ClaimedCall | undefined)[],
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const event of events) {
    const call = calls[event.transaction];
    for (const claimed of call === undefined ? [] : claimedBy(deployment, agreement, event, call)) {
      results.push(await runCheck("signature", () => check(claimed)));
    }
  }
  return results;
}

function claimedBy(deployment: DataAt, agreement: string, { name, args }: ProvedEvent, call: ClaimedCall): Claimed[] {
  const { method } = call;
  if (name === "AgreementProposed" && (method === "request" || method === "offer")) {
    return [{ what: "the proposal", digest: agreement, signature: call.args.signature, signer: args.signer }];
  }
  if (name === "AgreementMoved" && method === "agree") {
    return [{ what: "the agreement", digest: agreement, signature: call.args.signature, signer: args.by }];
  }
  if (name === "AccessServed" && method === "serve") {
    const access = accessFrom(args.access as EmittedAccess);
    const [request, receipt] = [accessRequestDigest(deployment, access), accessReceiptDigest(deployment, access)];
    const { requestSignature, receiptSignature } = call.args;
    const { consumerSigner, providerSigner } = args;
    return [
      { what: `request ${access.seq}`, digest: request, signature: requestSignature, signer: consumerSigner },
      { what: `receipt ${access.seq}`, digest: receipt, signature: receiptSignature, signer: providerSigner },
    ];
  }
  if (name === "VersionPublished" && method === "publish") {
    const digest = versionDigest(deployment, versionOf(args.version));
    const signature = call.args.sourceSignature;
    return [{ what: `version ${args.number}`, digest, signature, signer: args.sourceSigner }];
  }
  return [];
}

/** A version of an event, each number safe. */
const versionOf = (version: Record<string, unknown>) => ({
  resource: String(version.resource),
  number: Number(version.number),
  metadataHash: String(version.metadataHash),
  schemaHash: String(version.schemaHash),
  contentRoot: String(version.contentRoot),
  leaves: BigInt(version.leaves as bigint),
  sourceSystem: String(version.sourceSystem),
  method: String(version.method),
  collectedFrom: BigInt(version.collectedFrom as bigint),
  collectedTo: BigInt(version.collectedTo as bigint),
  source: Number(version.source),
  deadline: BigInt(version.deadline as bigint),
});

async function check({ what, digest, signature, signer }: Claimed) {
  const text = String(signature);
  const isKey = text.length === 2 + 2 * 65;
  const by = isKey ? await signerOf(digest, text) : undefined;
  const good = isKey ? by === signer : (await checkSignature(digest, signer, text)) !== "malleable";
  const unchecked = `${what}: by ${signer}, a contract or a key without an address; the chain checked it`;
  return toFinding(
    good,
    isKey ? `${what} is signed by ${signer}` : unchecked,
    `${what} is signed by ${by ?? "nobody"}, not by ${signer}`,
  );
}
