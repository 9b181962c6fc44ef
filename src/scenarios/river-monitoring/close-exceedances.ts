import { AbiCoder } from "ethers";
import { attestAndWait } from "../../sdk/evidence/actions/attestations/attest.ts";
import { registerSchemaAndWait } from "../../sdk/evidence/actions/attestations/register-schema.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import { acknowledgeExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/acknowledge-exceedance.ts";
import { closeExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/close-exceedance.ts";
import { disputeExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/dispute-exceedance.ts";
import { listExceedances } from "../../sdk/sensing/actions/exceedances/list-exceedances.ts";
import { remediateExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/remediate-exceedance.ts";
import { exceedanceSubject } from "../../sdk/sensing/model/exceedance-id.ts";
import type { Parties } from "./register.ts";

/**
 * What follows an exceedance: the operator acknowledges and remediates each, with a report on record, or disputes it; the
 * regulator closes what was remediated.
 */
export async function closeExceedances({ operator, regulator }: Parties): Promise<Record<string, number>> {
  const open = await listExceedances(operator, { stage: "Open" });
  const { schema } = await registerSchemaAndWait(operator, { definition: "string report", revocable: false });
  const attester = operator.sender?.address as string;
  const report = async (exceedance: bigint, text: string) => {
    const data = AbiCoder.defaultAbiCoder().encode(["string"], [text]);
    const statement = createStatement({ schema, attester, subject: exceedanceSubject(exceedance), data });
    await attestAndWait(operator, { statement });
    return statement;
  };
  for (const [i, { id: exceedance, sensor, seq }] of open.entries()) {
    if (i % 4 === 3) {
      const statement = await report(exceedance, `Reading ${seq} of sensor ${sensor}: the analyser was being cleaned.`);
      await disputeExceedanceAndWait(operator, { id: exceedance, reason: statement });
      continue;
    }
    await acknowledgeExceedanceAndWait(operator, { id: exceedance });
    if (i % 4 === 2) continue;
    const statement = await report(exceedance, `Reading ${seq} of sensor ${sensor}: source found and stopped.`);
    await remediateExceedanceAndWait(operator, { id: exceedance, report: statement });
    await closeExceedanceAndWait(regulator, { id: exceedance });
  }
  const stages = (await listExceedances(operator)).map(({ stage }) => stage);
  const count = (stage: string) => stages.filter((each) => each === stage).length;
  return {
    opened: stages.length,
    closed: count("Closed"),
    acknowledged: count("Acknowledged"),
    disputed: count("Disputed"),
  };
}
