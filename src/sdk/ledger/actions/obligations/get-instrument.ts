import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { safe } from "../../../core/whole.ts";
import { instrumentsContract } from "../../contracts.ts";
import { type InstrumentKind, instrumentKindOf } from "../../model/instrument-kind.ts";
import { checkInstrument } from "../../model/units.ts";

export interface GetInstrumentParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
}

export interface GetInstrumentReturnType {
  readonly instrument: bigint;
  /** Contract that issued it. */
  readonly case: string;
  /** Organisation that owes. */
  readonly obligor: number;
  readonly kind: InstrumentKind;
  /** Whether each lot is a claim of its own. If not, all units are alike. */
  readonly lots: boolean;
  /** Address of the cash contract that it is paid in. */
  readonly cash: string;
  /** First second of the day on which it is due. */
  readonly maturity: number;
  /** First second in which units are not passed on any more. */
  readonly closesAt: number;
  /** Of a lot that was divided off another: that one, and the first; null otherwise. */
  readonly parent: bigint | null;
  readonly root: bigint | null;
}

/**
 * Reads what an instrument is.
 *
 * @throws `Holdings_UnknownInstrument`; `ARGUMENT_INVALID`, also for a kind that this version does not know.
 *
 * @example
 * import { getInstrument } from "tallystick/ledger";
 *
 * const { obligor, closesAt } = await getInstrument(client, { instrument });
 */
export async function getInstrument(
  client: Client,
  parameters: GetInstrumentParameters,
): Promise<GetInstrumentReturnType> {
  const instrument = checkInstrument(parameters.instrument);
  const { case_, terms, parent, root } = await rpc(() => instrumentsContract(client).instrumentOf(instrument));
  const { obligor, kind, lots, cash, maturity, closesAt } = terms;
  return {
    instrument,
    case: case_,
    obligor: Number(obligor),
    kind: instrumentKindOf(kind),
    lots,
    cash,
    maturity: safe("maturity", maturity),
    closesAt: safe("closesAt", closesAt),
    parent: parent === 0n ? null : parent,
    root: root === 0n ? null : root,
  };
}
