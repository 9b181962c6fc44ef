import { agreementsContract } from "../../sdk/data/contracts.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../sdk/data/model/states.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { AGREEMENT } from "./tables.ts";

/** States of the contract that end with the time, or with the last use. */
const RUNNING: readonly AgreementState[] = ["Requested", "Offered", "Agreed", "Active", "Suspended"];

/** What is proposed, agreed and used. */
export const agreementsProjection = projection(
  agreementsContract,
  {
    agreement: ["agreement"],
    offer: ["offer"],
    org: ["consumer", "provider"],
    resource: ["resource"],
    account: ["by", "signer", "payee", "user"],
  },
  {
    AgreementProposed({ agreement, state, terms }, event, rows) {
      const to = nameOf(AGREEMENT_STATES, BigInt(state));
      const { time, transaction } = event;
      putAgreement(rows, {
        agreement,
        resource: terms.resource,
        provider: int(terms.provider),
        consumer: int(terms.consumer),
        state: to,
        end: int(terms.end),
        uses: 0,
        maxUses: int(terms.maxUses),
        left: int(terms.maxUses),
        terms,
        history: [{ to, time, transaction }],
        accesses: 0,
        ...happened(event),
      });
    },
    async AgreementMoved({ agreement, ...args }, { time, transaction }, rows) {
      const found = await rows.get(AGREEMENT, { agreement });
      if (found === undefined) return;
      const to = nameOf(AGREEMENT_STATES, BigInt(args.to));
      putAgreement(rows, { ...found, state: to, history: [...found.history, { to, time, transaction }] });
    },
    AgreementUsed: ({ agreement, seq }, _, rows) => use(rows, agreement, int(seq), 0),
    AccessServed: ({ agreement, seq }, _, rows) => use(rows, agreement, int(seq), 1),
  },
);

/** The number of a use is how many there were. */
async function use(rows: Rows, agreement: string, uses: number, accesses: number): Promise<void> {
  const found = await rows.get(AGREEMENT, { agreement });
  if (found === undefined) return;
  putAgreement(rows, { ...found, uses, left: found.maxUses - uses, accesses: found.accesses + accesses });
}

/** Puts an agreement into its row, with what follows from it. */
function putAgreement(rows: Rows, row: Omit<RowOf<typeof AGREEMENT>, "standing" | "isRunning">): void {
  const isRunning = RUNNING.includes(row.state);
  rows.put(AGREEMENT, { ...row, isRunning, standing: isRunning && row.left === 0 ? "UsedUp" : row.state });
}
