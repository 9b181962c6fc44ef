import type { Statement } from "../../../src/sdk/evidence/model/statement/statement.ts";
import { type Chain, gasOf } from "../chain.ts";
import { firstDense, word } from "../dense.ts";
import { boxes } from "./custody-boxes.ts";
import { STEP } from "./custody-profile.ts";
import { AT, type CustodySystem, openCustody, type Planned } from "./custody-system.ts";
import { series } from "./series.ts";
import { type System, statementOf } from "./system.ts";

const MANY = 50;

/** A bag's way from the ward to the oven, then bags in boxes. What came before has opened both sides' accounts. */
export async function custody(chain: Chain, system: System): Promise<Record<string, number>> {
  const opened = await openCustody(chain, system);
  const { custody, maker, taker, relayer, bag, ruled } = opened;
  const create = (planned: Planned) => gasOf(custody.connect(maker).admitUnit(planned.creation));
  const handOver = (planned: Planned) => gasOf(custody.connect(relayer).handOver(planned.handover));

  const warmUp = await bag();
  await create(warmUp);
  await create(await bag());
  await handOver(warmUp);

  const bare = await bag();
  const shown = await bag({ created: word("weighed"), given: word("given"), taken: word("taken") });
  const many = await series(MANY, () => bag());
  return {
    ...ruled,
    "custody-create": await create(bare),
    "custody-create-evidence": await create(shown),
    [`custody-create-${MANY}`]: await gasOf(custody.connect(maker).admitUnits(many.map(({ creation }) => creation))),
    "custody-handover-2sig": await handOver(bare),
    "custody-handover-2sig-evidence": await handOver(shown),
    [`custody-handover-${MANY}`]: await gasOf(
      custody.connect(relayer).handOverMany(many.map(({ handover }) => handover)),
    ),
    "custody-destroy": await gasOf(
      custody.connect(taker).destroy([bare.unit], STEP.destroyed, AT.destroyed, await certificate(opened, bare.unit)),
    ),
    ...(await boxes(opened)),
  };
}

/** A statement of the organisation that destroys the unit, about it. */
async function certificate(system: CustodySystem, subject: string): Promise<Statement> {
  const attester = await system.taker.getAddress();
  const statement = await firstDense(
    async (attempt) => ({ ...(await statementOf(system, `certificate ${attempt}`)), attester, subject }),
    system.uidOf,
  );
  await gasOf(system.attestations.connect(system.taker).attest(statement));
  return statement;
}
