import type { Stage } from "../../../sdk/sensing/model/stage.ts";

export const EXCEEDANCE_ACTS = ["acknowledge", "close", "reopen"] as const;
export type ExceedanceAct = (typeof EXCEEDANCE_ACTS)[number];

/** Stages in which each can be done. */
const AT: Readonly<Record<ExceedanceAct, readonly Stage[]>> = {
  acknowledge: ["Open"],
  close: ["Open", "Acknowledged", "Remediated", "Disputed"],
  reopen: ["Remediated", "Disputed"],
};

/** What can be done at a stage, by somebody. */
export const actsAt = (stage: Stage): readonly ExceedanceAct[] =>
  EXCEEDANCE_ACTS.filter((act) => AT[act].includes(stage));

/** An exceedance as the wallet's node has it now, and who asks. */
export interface ExceedanceNow {
  readonly chainId: number;
  /** Address of Exceedances. */
  readonly contract: string;
  readonly stage: Stage;
  readonly station: number;
  /** Organisation that operates the station. */
  readonly operator: number;
  /** Organisation of the account; 0 for none. */
  readonly org: number;
  readonly isRegulator: boolean;
  /** Whether the account may sign for its organisation. */
  readonly maySign: boolean;
}

/** Why it would be refused as it stands: the operator acknowledges, a regulator that is not the operator decides. */
export function refusalOf(act: ExceedanceAct, { stage, operator, org, isRegulator, maySign }: ExceedanceNow) {
  if (!AT[act].includes(stage)) return "refuse.stage";
  if (act === "acknowledge" && org !== operator) return "refuse.operator";
  if (act !== "acknowledge" && (!isRegulator || org === operator)) return "refuse.regulator";
  return maySign ? undefined : "refuse.duty";
}
