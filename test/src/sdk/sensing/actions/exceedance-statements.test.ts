import { encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import { exceedanceId, exceedanceSubject } from "../../../../../src/sdk/sensing/model/exceedance-id.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { readingsOf, sealReadings, sensingSystem } from "../../../../../src/testing/sensing.ts";

describe("the operator's statement about an exceedance", () => {
  it("is about this one: that of the next reading, or of no exceedance, is refused", async () => {
    const { operator, stranger, gateways, now } = await sensingSystem();
    const readings = readingsOf(2, 1, 1, await now(), [950, 960]);
    const exceedances = readings.map(({ sensor, seq, observedAt, value }) => ({ sensor, seq, observedAt, value }));
    const { batch } = await sealReadings(stranger, gateways, readings, { exceedances });
    const [first, second] = [exceedanceId({ sensor: 1, seq: 1 }), exceedanceId({ sensor: 1, seq: 2 })];
    await stranger.exceedances.openListedAndWait({ batch });
    const definition = "string report";
    const { schema } = await operator.attestations.registerSchemaAndWait({ definition, revocable: true });
    const stated = async (about: object) => {
      const [attester, data] = [operator.sender?.address ?? "", encodeData(definition, { report: "cleaned" })];
      const statement = createStatement({ schema, attester, data, ...about });
      await operator.attestations.attestAndWait({ statement });
      return statement;
    };
    const [own, next, none] = [
      await stated({ subject: exceedanceSubject(first) }),
      await stated({ subject: exceedanceSubject(second) }),
      await stated({}),
    ];
    await operator.exceedances.acknowledgeExceedanceAndWait({ id: first });
    for (const other of [next, none]) {
      const { exceedances: acts } = operator;
      await refused(acts.remediateExceedance({ id: first, report: other }), "Exceedances_OtherSubject");
      await refused(acts.disputeExceedance({ id: first, reason: other }), "Exceedances_OtherSubject");
    }
    await operator.exceedances.remediateExceedanceAndWait({ id: first, report: own });
    await refused(operator.exceedances.disputeExceedance({ id: second, reason: own }), "Exceedances_OtherSubject");
    await operator.exceedances.disputeExceedanceAndWait({ id: second, reason: next });
  });
});
