import type { TransactionReceipt } from "ethers";
import { ZeroHash } from "ethers";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined } from "../../../core/write.ts";
import { attest } from "../../../evidence/actions/attestations/attest.ts";
import { attestationsContract } from "../../../evidence/contracts.ts";
import { createStatement } from "../../../evidence/model/statement/create.ts";
import { encodeUpkeep, sensorSubject, UPKEEP_SCHEMA, type UpkeepKind } from "../../model/upkeep.ts";

export interface StateUpkeepParameters extends WriteOptions {
  readonly sensor: number;
  /** Unix milliseconds. */
  readonly performedAt: number;
  /** When it has to be done again, Unix milliseconds. */
  readonly dueBy: number;
  /** Uid of the certificate's evidence receipt, or the root of its salted document. */
  readonly certificate?: string;
  /** Uid of the statement that this one corrects. */
  readonly replaces?: string;
  /** Random if left out. Given only to make the same statement again. */
  readonly salt?: string;
}

export interface StateUpkeepReturnType {
  readonly uid: string;
  readonly receipt: TransactionReceipt;
}

/** States what was done to a sensor. */
export async function stateUpkeep(
  client: Client,
  kind: UpkeepKind,
  parameters: StateUpkeepParameters,
): Promise<SentTransaction> {
  const { sensor, performedAt, dueBy, certificate = ZeroHash, replaces, salt, ...options } = parameters;
  if (!client.sender) throw sdkError("READ_ONLY", `${kind} needs a signer or sender`, { kind });
  const statement = createStatement({
    schema: UPKEEP_SCHEMA.id,
    attester: client.sender.address,
    subject: sensorSubject(sensor),
    data: encodeUpkeep({ sensor, kind, performedAt, dueBy, certificate }),
    ...(replaces !== undefined && { replaces }),
    ...(salt !== undefined && { salt }),
  });
  return attest(client, { statement, ...options });
}

export async function statedUpkeep(client: Client, sent: SentTransaction): Promise<StateUpkeepReturnType> {
  const receipt = await waitMined(client, sent);
  return { uid: eventOf(attestationsContract(client), receipt, "Attested").args.uid, receipt };
}
