import { encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import { exceedanceId, exceedanceSubject } from "../../../../../src/sdk/sensing/model/exceedance-id.ts";
import { describeLifecycle, type LifecycleSubject } from "../../../../../src/testing/lifecycle.ts";
import { readingsOf, sealReadings, sensingSystem } from "../../../../../src/testing/sensing.ts";
import { transitionTable } from "../../../../../src/testing/transition-table.ts";

const KEY = { sensor: 1, seq: 2 };

/** Acts from Open into each state. */
const WAY: Readonly<Record<string, readonly string[]>> = {
  None: [],
  Open: ["openListed"],
  Acknowledged: ["openListed", "acknowledge"],
  Remediated: ["openListed", "acknowledge", "remediate"],
  Disputed: ["openListed", "dispute"],
  Closed: ["openListed", "close"],
};

/** The second of two sealed readings is above its limit, and listed. */
async function begin(): Promise<LifecycleSubject> {
  const system = await sensingSystem();
  const { ours, operator, regulator, stranger } = system;
  const readings = readingsOf(2, KEY.sensor, 1, await system.now(), [700, 950]);
  const observedAt = readings[1]?.observedAt ?? 0;
  const exceedances = [{ ...KEY, observedAt, value: 950 }];
  const { batch, tree } = await sealReadings(stranger, system.gateways, readings, { exceedances });
  const definition = "string report";
  const { schema } = await operator.attestations.registerSchemaAndWait({ definition, revocable: true });
  const id = exceedanceId(KEY);
  const stated = async (client: typeof operator, report: string) => {
    const [data, subject] = [encodeData(definition, { report }), exceedanceSubject(id)];
    const statement = createStatement({ schema, attester: client.sender?.address ?? "", subject, data });
    return { statement, uid: (await client.attestations.attestAndWait({ statement })).uid };
  };
  const { statement: report } = await stated(operator, "the pump was replaced");
  const { uid: decision } = await stated(regulator, "so be it");
  const [operating, regulating] = [operator.exceedances, regulator.exceedances];
  const acts: LifecycleSubject["acts"] = {
    openListed: () => stranger.exceedances.openListedAndWait({ batch }),
    openByProof: () => {
      const [, reading] = readings;
      if (reading === undefined) throw new Error("two readings were sealed");
      return stranger.exceedances.openByProofAndWait({ batch, reading, proof: tree.proofOf(1) });
    },
    acknowledge: () => operating.acknowledgeExceedanceAndWait({ id }),
    remediate: () => operating.remediateExceedanceAndWait({ id, report }),
    dispute: () => operating.disputeExceedanceAndWait({ id, reason: report }),
    reopen: () => regulating.reopenExceedanceAndWait({ id, reason: decision }),
    close: () => regulating.closeExceedanceAndWait({ id, decision }),
  };
  const record = async () =>
    (await ours.exceedances.listExceedances()).find((each) => each.id === id) ?? { stage: "None" };
  return {
    chain: system,
    acts,
    async reach(state) {
      for (const act of WAY[state] ?? []) await acts[act]?.();
    },
    state: async () => (await record()).stage,
    record,
  };
}

describeLifecycle("the life of an exceedance, through the SDK", transitionTable("exceedance"), begin);
