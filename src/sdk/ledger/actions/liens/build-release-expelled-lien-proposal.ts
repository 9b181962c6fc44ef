import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { checkNumber } from "../../../core/whole.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument, checkUnits } from "../../model/units.ts";

export interface ReleaseExpelledLienProposalParameters extends DescriptionOption {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly owner: string;
  /** An organisation that is expelled. */
  readonly pledgee: number;
  /** The whole lien, or a part of it. */
  readonly amount: bigint;
  /** Hash of the agreement. */
  readonly ref: string;
}

/**
 * Builds a proposal that gives back what is pledged to an expelled organisation, whose keys may be gone.
 *
 * @throws `ARGUMENT_INVALID`. Executing it, `Liens_NotExpelled`, `Liens_Insufficient`.
 *
 * @example
 * import { buildReleaseExpelledLienProposal } from "tallystick/ledger";
 *
 * const lien = { instrument, owner: account, pledgee: 3, amount: 500_00n, ref: uid };
 * const proposal = buildReleaseExpelledLienProposal(client, lien);
 */
export function buildReleaseExpelledLienProposal(
  client: Client,
  parameters: ReleaseExpelledLienProposalParameters,
): Proposal {
  const { instrument, owner, pledgee, amount, ref } = parameters;
  const args = [
    checkInstrument(instrument),
    checkAddress("owner", owner),
    checkNumber("pledgee", pledgee),
    checkUnits("amount", amount),
    checkBytes32("ref", ref),
  ] as const;
  const { description = `Give ${owner} back what is pledged to organisation ${pledgee}, which is expelled` } =
    parameters;
  return oneCall(instrumentsContract(client), "releaseOfExpelled", args, description);
}
