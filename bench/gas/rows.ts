import { anchoringRows } from "./anchoring-rows.ts";
import { billsRows } from "./bills-rows.ts";
import { boardRows } from "./board-rows.ts";
import { clearingRows } from "./clearing-rows.ts";
import { computationRows } from "./computation-rows.ts";
import { creditsRows } from "./credits-rows.ts";
import { custodyRows } from "./custody-rows.ts";
import { dataRows } from "./data-rows.ts";
import { financeRows } from "./finance-rows.ts";
import { fundsRows } from "./funds-rows.ts";
import { EAS } from "./peers/eas.ts";
import { VERAX } from "./peers/verax.ts";
import { type Gas, of, type Row, row } from "./row.ts";
import { treatiesRows } from "./treaties-rows.ts";

/**
 * libocr's OCR2Aggregator with 4 oracles, of which one may fail, in its steady state: 4 observations, 2 signatures, one value.
 * It is in no npm package of its own, so this is a figure measured elsewhere: bytecode of libocr's gethwrappers (solc 0.8.19,
 * 10 000 runs), on an EVM of the same hardfork.
 */
const OCR2 = "OCR2Aggregator (libocr, n = 4)";
const OCR2_TRANSMIT = 95_248;

/** Rows by stable name. A plain name has the cheapest peer that does the same job; `-vs-` names another peer or a floor. */
export function compare(
  ours: Gas,
  eas: Gas,
  verax: Gas,
  tradetrust: Gas,
  floors: Gas,
  finance: Gas,
  ocean: Gas,
): Row[] {
  const perItem = (gas: Gas) => of(gas, "attest-many-100") / 100;
  const perLeaf = of(ours, "anchor-10000") / 10_000;
  return [
    row("attest-32", of(ours, "attest-32"), `${EAS} attest`, of(eas, "attest-32")),
    row("attest-32-vs-verax", of(ours, "attest-32"), `${VERAX} attestV2`, of(verax, "attest-32")),
    row(
      "attest-32-vs-floor",
      of(ours, "attest-32"),
      "floor: new slot, event of 32 B",
      of(floors, "new-slot-and-event-32"),
    ),
    row("attest-256", of(ours, "attest-256"), `${EAS} attest`, of(eas, "attest-256")),
    row("attest-256-vs-verax", of(ours, "attest-256"), `${VERAX} attestV2`, of(verax, "attest-256")),
    row(
      "attest-256-vs-floor",
      of(ours, "attest-256"),
      "floor: new slot, event of 256 B",
      of(floors, "new-slot-and-event-256"),
    ),
    row("attest-many-100-per-item", perItem(ours), `${EAS} multiAttest`, perItem(eas)),
    row("attest-many-100-per-item-vs-verax", perItem(ours), `${VERAX} bulkAttestV2`, perItem(verax)),
    row(
      "attest-many-100-per-item-vs-floor",
      perItem(ours),
      "floor: new slot, event without data",
      of(floors, "new-slots-and-events-100") / 100,
    ),
    row(
      "attest-by-signature-32",
      of(ours, "attest-by-signature-32"),
      `${EAS} attestByDelegation`,
      of(eas, "attest-by-delegation-32"),
    ),
    row(
      "attest-by-signature-32-vs-floor",
      of(ours, "attest-by-signature-32"),
      "floor: recover, new slot",
      of(floors, "recover-and-new-slot"),
    ),
    row("anchor-10000", of(ours, "anchor-10000"), `${EAS} multiAttest, 100 of 100`, of(eas, "attest-many-100") * 100),
    row("anchor-10000-per-item", perLeaf, `${EAS} multiAttest`, perItem(eas)),
    row(
      "anchor-10000-vs-eas-timestamp",
      of(ours, "anchor-10000"),
      `${EAS} timestamp, the time only`,
      of(eas, "timestamp"),
    ),
    row("anchor-10000-vs-floor", of(ours, "anchor-10000"), "floor: new slot, event", of(floors, "new-slot-and-event")),
    row("anchor-by-signature", of(ours, "anchor-by-signature")),
    row(
      "verify-leaf-10000",
      of(ours, "verify-leaf-10000"),
      "floor: MerkleProof, root in storage",
      of(floors, "verify-proof"),
    ),
    row("endorse", of(ours, "endorse"), `${EAS} attest 0 B with refUID`, of(eas, "attest-by-reference")),
    row("endorse-leaf-10000", of(ours, "endorse-leaf-10000")),
    row("revoke", of(ours, "revoke"), `${EAS} revoke`, of(eas, "revoke")),
    row("revoke-vs-verax", of(ours, "revoke"), `${VERAX} revoke`, of(verax, "revoke")),
    row("revoke-vs-floor", of(ours, "revoke"), "floor: overwrite a slot", of(floors, "overwrite-slot")),
    row(
      "revoke-by-signature",
      of(ours, "revoke-by-signature"),
      `${EAS} revokeByDelegation`,
      of(eas, "revoke-by-delegation"),
    ),
    row("revoke-leaf", of(ours, "revoke-leaf"), `${EAS} revokeOffchain`, of(eas, "revoke-offchain")),
    row("replace-32", of(ours, "replace-32"), `${EAS} revoke + attest`, of(eas, "replace-32")),
    row("replace-32-vs-verax", of(ours, "replace-32"), `${VERAX} replaceV2`, of(verax, "replace-32")),
    row("register-schema", of(ours, "register-schema"), `${EAS} register`, of(eas, "register-schema")),
    row("feed-submit-2sig", of(ours, "feed-submit-2sig"), `${OCR2} transmit of one value`, OCR2_TRANSMIT),
    row("feed-submit-2sig-latest", of(ours, "feed-submit-2sig-latest"), `${OCR2} transmit of one value`, OCR2_TRANSMIT),
    row("feed-submit-again", of(ours, "feed-submit-again")),
    row("feed-per-reading-1", of(ours, "feed-per-reading-1"), `${OCR2} transmit of one value`, OCR2_TRANSMIT),
    row("feed-per-reading-100", of(ours, "feed-per-reading-100"), `${OCR2} transmit of one value`, OCR2_TRANSMIT),
    row("feed-per-reading-10000", of(ours, "feed-per-reading-10000"), `${OCR2} transmit of one value`, OCR2_TRANSMIT),
    row(
      "feed-verify-reading",
      of(ours, "feed-verify-reading"),
      "floor: MerkleProof, root in storage",
      of(floors, "verify-proof"),
    ),
    row("exceedance-open-by-proof", of(ours, "exceedance-open-by-proof")),
    row("register-schema-vs-verax", of(ours, "register-schema"), `${VERAX} createSchema`, of(verax, "register-schema")),
    ...custodyRows(ours, tradetrust, floors),
    ...financeRows(ours, finance),
    ...dataRows(ours, ocean),
    ...computationRows(ours),
    ...clearingRows(ours),
    ...creditsRows(ours),
    ...billsRows(ours, finance),
    ...fundsRows(ours, finance),
    ...treatiesRows(ours, finance),
    ...boardRows(ours, finance),
    ...anchoringRows(ours),
  ];
}
