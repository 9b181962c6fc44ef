import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkWhen } from "../model/check-units.ts";

export interface DeclareLostParameters extends WriteOptions {
  readonly unit: string;
  /** When it happened, in seconds. */
  readonly when: number;
  /** 32 bytes that show it, such as the hash of a photograph. @default none */
  readonly evidence?: string;
}

export interface DeclareLostReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Declares that a unit, with all that is in it, is lost, for ever. MAKER or DEVICE of its custodian; of what an expelled organisation has,
 * also the Council, by a proposal.
 *
 * @throws `Custody_NotCustodian`, `Custody_WrongPhase`, `Custody_Packed`, `Custody_TimeRunsBackwards`, `Custody_TooLate`;
 * `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { declareLost, unitId } from "tallystick/custody";
 *
 * const sent = await declareLost(client, { unit: unitId(2, "8003/06941234000012B0001"), when: 1_767_600_000 });
 */
export async function declareLost(client: Client, parameters: DeclareLostParameters): Promise<SentTransaction> {
  const { unit, when, evidence = ZeroHash, ...options } = parameters;
  return write(
    client,
    custodyContract(client),
    "declareLost",
    [checkBytes32("unit", unit), checkWhen(when), checkBytes32("evidence", evidence)],
    options,
  );
}

/** As `declareLost`; waits until it is mined. */
export async function declareLostAndWait(
  client: Client,
  parameters: DeclareLostParameters,
): Promise<DeclareLostReturnType> {
  const receipt = await waitMined(client, await declareLost(client, parameters));
  return { ...actedUnit(client, receipt, "UnitLost"), receipt };
}
