import { ERC3525 } from "./peers/erc3525.ts";
import { ERC20, ERC1155 } from "./peers/plain.ts";
import { TREX } from "./peers/trex.ts";
import { type Gas, of, type Row, row } from "./row.ts";

/**
 * Receivables beside claims of others. T-REX is a token for one security, each with contracts of its own, and one rule; ERC-3525 knows no
 * members, no freeze and no cut-off; the floors know no rule at all.
 */
export function financeRows(ours: Gas, peers: Gas): Row[] {
  const beside = (name: string, peer: string, peerName: string, suffix = "") =>
    row(`${name}${suffix}`, of(ours, name), peer, of(peers, peerName));
  return [
    beside("receivable-register", `${ERC3525} mint`, "3525-mint"),
    row("receivable-confirm", of(ours, "receivable-confirm"), `${ERC3525} mint`, of(peers, "3525-mint")),
    beside("receivable-split-new", `${ERC3525} transferFrom, new token`, "3525-split-new"),
    beside("receivable-split-new", `${TREX} transfer, one rule, new holder`, "trex-transfer-new", "-vs-trex"),
    beside("receivable-split-new", `${ERC1155} transfer`, "1155-transfer-new", "-vs-floor"),
    beside("receivable-split-existing", `${ERC3525} transferFrom, into a token`, "3525-split-existing"),
    beside("receivable-split-existing", `${TREX} transfer, one rule`, "trex-transfer-existing", "-vs-trex"),
    beside("receivable-split-existing", `${ERC1155} transfer`, "1155-transfer-existing", "-vs-floor"),
    row(
      "receivable-split-50-per-item",
      of(ours, "receivable-split-50") / 50,
      `${ERC3525} transferFrom, new token`,
      of(peers, "3525-split-new"),
    ),
    row(
      "settlement-pvp",
      of(ours, "settlement-pvp"),
      `${ERC20} transfer, two of them`,
      2 * of(peers, "20-transfer-existing"),
    ),
    row(
      "settlement-dvp",
      of(ours, "settlement-dvp"),
      `${ERC1155} and ${ERC20} transfer`,
      of(peers, "1155-transfer-existing") + of(peers, "20-transfer-existing"),
    ),
    row("receivable-pledge", of(ours, "receivable-pledge")),
    row("receivable-pay", of(ours, "receivable-pay"), `${ERC20} transfer`, of(peers, "20-transfer-existing")),
    row(
      "receivable-redeem",
      of(ours, "receivable-redeem"),
      `${ERC1155} burn and ${ERC20} transfer`,
      of(peers, "1155-burn") + of(peers, "20-transfer-existing"),
    ),
  ];
}
