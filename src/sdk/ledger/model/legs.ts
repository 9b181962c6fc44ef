import { checkAddress } from "../../core/check.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import type { Leg } from "../../settlement/model/deal.ts";
import { type LedgerAt, ledgerAddress } from "./eip712.ts";
import { checkInstrument, checkUnits } from "./units.ts";

export interface UnitsLegParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

export interface PledgeLegParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
  /** Who has the units, and keeps them. */
  readonly owner: string;
  /** An account of the organisation to which they are pledged. */
  readonly pledgee: string;
  readonly amount: bigint;
}

export interface PaymentLegParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
  /** Address of the cash contract that the instrument is paid in. */
  readonly cash: string;
  /** Who pays; whoever it is, the debt falls. */
  readonly from: string;
  readonly amount: bigint;
}

/**
 * The leg of a deal that moves units.
 *
 * @throws `ARGUMENT_INVALID`, `CONTRACT_MISSING`.
 *
 * @example
 * import { unitsLeg } from "tallystick/ledger";
 *
 * const leg = unitsLeg(deployment, { instrument, from: account, to: attester, amount: 500_00n });
 */
export function unitsLeg(deployment: LedgerAt, { instrument, from, to, amount }: UnitsLegParameters): Required<Leg> {
  return {
    asset: ledgerAddress(deployment),
    id: checkInstrument(instrument),
    from: checkAddress("from", from),
    to: checkAddress("to", to),
    amount: checkUnits("amount", amount),
  };
}

/**
 * The leg of a deal that pledges units, such as against the loan of another leg. The agreement is the deal's `ref`; the pledgee may take the units
 * from the instrument's maturity on.
 *
 * @param lienAsset Address, see `getLienAsset`.
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getLienAsset, pledgeLeg } from "tallystick/ledger";
 *
 * const leg = pledgeLeg(await getLienAsset(client), { instrument, owner: account, pledgee: attester, amount: 500_00n });
 */
export function pledgeLeg(lienAsset: string, parameters: PledgeLegParameters): Required<Leg> {
  const { instrument, owner, pledgee, amount } = parameters;
  return {
    asset: checkAddress("lienAsset", lienAsset),
    id: checkInstrument(instrument),
    from: checkAddress("owner", owner),
    to: checkAddress("pledgee", pledgee),
    amount: checkUnits("amount", amount),
  };
}

/**
 * The leg of a deal that gives pledged units back to their owner's disposal. The agreement is the deal's `ref`.
 *
 * @param releaseAsset Address, see `getReleaseAsset`.
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getReleaseAsset, releaseLeg } from "tallystick/ledger";
 *
 * const releaseAsset = await getReleaseAsset(client);
 * const leg = releaseLeg(releaseAsset, { instrument, pledgee: account, owner: attester, amount: 500_00n });
 */
export function releaseLeg(releaseAsset: string, parameters: PledgeLegParameters): Required<Leg> {
  const { instrument, owner, pledgee, amount } = parameters;
  return {
    asset: checkAddress("releaseAsset", releaseAsset),
    id: checkInstrument(instrument),
    from: checkAddress("pledgee", pledgee),
    to: checkAddress("owner", owner),
    amount: checkUnits("amount", amount),
  };
}

/**
 * The leg of a deal that pays what is owed on an instrument: a bank's cash to the ledger, without an approval before.
 *
 * @throws `ARGUMENT_INVALID`, `CONTRACT_MISSING`.
 *
 * @example
 * import { paymentLeg } from "tallystick/ledger";
 *
 * const leg = paymentLeg(deployment, { instrument, cash, from: account, amount: 500_00n });
 */
export function paymentLeg(deployment: LedgerAt, parameters: PaymentLegParameters): Required<Leg> {
  const { instrument, cash, from, amount } = parameters;
  return {
    asset: checkAddress("cash", cash),
    id: checkInstrument(instrument),
    from: checkAddress("from", from),
    to: ledgerAddress(deployment),
    amount: checkAmount("amount", amount),
  };
}
