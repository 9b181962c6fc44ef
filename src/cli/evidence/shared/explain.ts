import type { EvidenceReceipt } from "../../../sdk/evidence/model/receipt/evidence-receipt.ts";
import type { OfflineVerdict } from "../../../sdk/evidence/model/receipt/verify-offline.ts";
import type { OnlineVerdict } from "../../../sdk/evidence/model/receipt/verify-online.ts";
import { oneLine } from "../../shared/printable.ts";

/** A verdict in plain words: what was checked, what it means, who said it, and what has to be trusted still. */
export function explain(receipt: EvidenceReceipt, verdict: OfflineVerdict | OnlineVerdict): string {
  const name = receipt.metadata.fields.find(({ path }) => path === "/name")?.value;
  return [
    `${headline(verdict)}  ${typeof name === "string" ? oneLine(name) : "(name not shown)"}`,
    ...verdict.checks.map(
      ({ check, ok, detail }) => `  ${ok ? "ok  " : "FAIL"}  ${check.padEnd(12)}  ${oneLine(detail)}`,
    ),
    "",
    ...(verdict.valid
      ? meaning(receipt, verdict)
      : ["Do not rely on it: what is marked FAIL is not as the receipt says."]),
  ].join("\n");
}

/** Offline a receipt can only be in order in itself: anybody can make up a block, and a receipt in it. */
function headline(verdict: OfflineVerdict | OnlineVerdict): string {
  if (!verdict.valid) return "NOT VALID";
  return "state" in verdict ? "VALID" : "VALID IF THE BLOCK NAMED BELOW IS ON THE CHAIN";
}

function meaning(receipt: EvidenceReceipt, verdict: OfflineVerdict | OnlineVerdict): string[] {
  const { file, statement, organisation } = receipt;
  const { trusted } = verdict;
  const online = "state" in verdict;
  const named = `organisation ${organisation.id}, "${oneLine(organisation.name)}"`;
  const who = `account ${statement.attester}, of ${named}${online ? "" : " as the receipt has it"}`;
  const what = `a file of ${file.size} bytes with SHA-256 ${file.sha256}`;
  const lines = [
    `Stated: ${who}, had ${what}${verdict.fileCompared ? ", which is the file given here" : ""}; captured ${time(file.capturedAt)} by its own clock.`,
    `Proved: the statement existed when block ${trusted.blockNumber} was made, ${time(trusted.blockTime ?? 0)} by the chain's clock. The file is at least that old.`,
  ];
  if (!verdict.fileCompared) lines.push("No file was compared: give it with --file.");
  if (trusted.sealers.length > 0) {
    lines.push(
      `The block carries the seals of ${trusted.sealers.length}: ${trusted.sealers.join(", ")}. Compare them with the chain's validators.`,
    );
  }
  if (online) {
    lines.push("Trusted: the node that was asked, and the deployment file that names the contract.");
  } else {
    lines.push(
      `Trusted: that block ${trusted.blockHash} is on the chain with id ${trusted.chainId} and genesis ${trusted.genesisHash}, and that its contract ${receipt.chain.attestations} is the consortium's.`,
      "Not checked offline: whether the statement was withdrawn since, and that the account is that organisation's.",
    );
  }
  return lines;
}

const time = (seconds: number): string => new Date(seconds * 1_000).toISOString();
