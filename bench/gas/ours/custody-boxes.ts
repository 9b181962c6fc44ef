import { ZeroHash } from "ethers";
import { gasOf } from "../chain.ts";
import { STEP } from "./custody-profile.ts";
import { AT, type CustodySystem, type Planned, SITE } from "./custody-system.ts";
import { series } from "./series.ts";

const LARGE = 1_000;
const LOT = 100;

/** Bags in boxes: packed, moved to another site of their custodian's, handed over. */
export async function boxes({
  custody,
  custodyLens,
  maker,
  relayer,
  bag,
  box,
}: CustodySystem): Promise<Record<string, number>> {
  const byMaker = custody.connect(maker);
  const create = (planned: Planned[]) => gasOf(byMaker.admitUnits(planned.map(({ creation }) => creation)));
  const pack = (parent: Planned, units: Planned[]) =>
    gasOf(
      byMaker.pack(
        parent.unit,
        units.map(({ unit }) => unit),
        AT.packed,
      ),
    );
  const move = ({ unit }: Planned) => gasOf(byMaker.record([unit], STEP.stored, SITE.store, AT.stored, ZeroHash));

  const [warmUp, small, large] = [await box(2, 2), await box(1, 1), await box(LARGE, LARGE / LOT)];
  const [first, second, only] = [await bag(), await bag(), await bag()];
  await create([warmUp, small, large, first, second, only]);
  await pack(warmUp, [first]);
  const packed = await pack(warmUp, [second]);
  await pack(small, [only]);
  let packedLot = 0;
  let last = first;
  for (let inside = 0; inside < LARGE; inside += LOT) {
    const lot = await series(LOT, () => bag());
    await create(lot);
    packedLot = await pack(large, lot);
    last = lot.at(-1) as Planned;
  }

  await move(warmUp);
  const gas = {
    "custody-pack": packed,
    [`custody-pack-${LOT}`]: packedLot,
    "custody-move-box-1": await move(small),
    [`custody-move-box-${LARGE}`]: await move(large),
    "custody-handover-box-1": await gasOf(custody.connect(relayer).handOver(small.handover)),
    [`custody-handover-box-${LARGE}`]: await gasOf(custody.connect(relayer).handOver(large.handover)),
  };
  const { site, parent } = await custodyLens.unitOf(last.unit);
  if (site !== BigInt(SITE.plant) || parent !== large.unit) throw new Error("a bag is not where its box is");
  return gas;
}
