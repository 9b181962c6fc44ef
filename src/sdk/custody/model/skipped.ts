import type { Custody } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import type { DecodedEvent } from "../../core/typed-contract.ts";
import { custodyContract } from "../contracts.ts";
import { type ConcludedHandover, concludedHandover } from "./concluded.ts";
import { custodyLogs } from "./logs.ts";
import { ofUnit } from "./of-unit.ts";
import { type UnitState, unpackUnitWord } from "./unit-word.ts";

/** A handover that was not done, because its unit had left its hop behind. */
export interface SkippedHandover {
  readonly unit: string;
  /** Of the offer. */
  readonly hop: number;
  /** The handover that is on record at this hop; null where the offer was void without one: withdrawn, or the unit changed. */
  readonly concluded: ConcludedHandover | null;
  /** Of the unit as it stands now. */
  readonly state: UnitState;
}

/** What stands on chain of a handover that was skipped. @throws `NUMBER_TOO_LARGE`. */
export async function skippedHandover(
  client: Client,
  { args }: DecodedEvent<Custody, "HandoverSkipped">,
): Promise<SkippedHandover> {
  const { unit } = args;
  const hop = Number(args.hop);
  const [word, logs] = await Promise.all([
    rpc(() => custodyContract(client).wordOf(unit)),
    custodyLogs(client, ["HandoverConcluded"], unit),
  ]);
  const concluded = logs.map((log) => ofUnit(unit, () => concludedHandover(log)));
  return {
    unit,
    hop,
    concluded: concluded.find(({ offered }) => offered.hop === hop) ?? null,
    state: ofUnit(unit, () => unpackUnitWord(word)),
  };
}
