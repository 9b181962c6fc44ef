import { TRADETRUST } from "./peers/tradetrust.ts";
import { type Gas, of, type Row, row } from "./row.ts";

/** Custody beside transferable records and bare tokens; names as in `compare`. */
export function custodyRows(ours: Gas, tradetrust: Gas, floors: Gas): Row[] {
  const [create, handOver] = [of(ours, "custody-create"), of(ours, "custody-handover-2sig")];
  const [mint, transferHolder] = [of(tradetrust, "mint"), of(tradetrust, "transfer-holder")];
  return [
    row("custody-create", create, `${TRADETRUST} mint`, mint),
    row("custody-create-vs-floor", create, "floor: ERC-721 mint", of(floors, "token-mint")),
    row(
      "custody-create-evidence",
      of(ours, "custody-create-evidence"),
      `${TRADETRUST} mint, 32 B remark`,
      of(tradetrust, "mint-32"),
    ),
    row("custody-create-50-per-item", of(ours, "custody-create-50") / 50, `${TRADETRUST} mint`, mint),
    row("custody-pack", of(ours, "custody-pack")),
    row("custody-pack-100-per-item", of(ours, "custody-pack-100") / 100),
    row("custody-handover-2sig", handOver, `${TRADETRUST} transferHolder, not accepted`, transferHolder),
    row(
      "custody-handover-2sig-vs-first",
      handOver,
      `${TRADETRUST} transferHolder, a title's first`,
      of(tradetrust, "transfer-holder-first"),
    ),
    row(
      "custody-handover-2sig-vs-endorsement",
      handOver,
      `${TRADETRUST} nominate + transferBeneficiary`,
      of(tradetrust, "endorse"),
    ),
    row(
      "custody-handover-2sig-vs-floor",
      handOver,
      "floor: ERC-721 transferFrom, not accepted",
      of(floors, "token-transfer"),
    ),
    row(
      "custody-handover-2sig-evidence",
      of(ours, "custody-handover-2sig-evidence"),
      `${TRADETRUST} transferHolder, 32 B remark`,
      of(tradetrust, "transfer-holder-32"),
    ),
    row(
      "custody-handover-50-per-item",
      of(ours, "custody-handover-50") / 50,
      `${TRADETRUST} transferHolder, not accepted`,
      transferHolder,
    ),
    row("custody-move-box-1", of(ours, "custody-move-box-1")),
    row(
      "custody-move-box-1000",
      of(ours, "custody-move-box-1000"),
      "ours: a box of one bag",
      of(ours, "custody-move-box-1"),
    ),
    row("custody-handover-box-1", of(ours, "custody-handover-box-1")),
    row(
      "custody-handover-box-1000",
      of(ours, "custody-handover-box-1000"),
      `${TRADETRUST} 1 000 times transferHolder`,
      transferHolder * 1_000,
    ),
    row(
      "custody-destroy",
      of(ours, "custody-destroy"),
      `${TRADETRUST} returnToIssuer + burn`,
      of(tradetrust, "surrender"),
    ),
  ];
}
