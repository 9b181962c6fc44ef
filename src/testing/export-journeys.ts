import type { EpcisDocument } from "../sdk/custody/epcis/document.ts";
import { exportEpcis } from "../sdk/custody/epcis/export/export-epcis.ts";
import { unitId } from "../sdk/custody/model/unit-id.ts";
import { ashJourney, ashSystem } from "./ash-journey.ts";
import { custodySystem } from "./custody.ts";
import { bag, journey } from "./custody-journey.ts";

/** GLNs of the parties but for the regulator, which has none. */
const PARTIES = { 2: "6941234000005", 3: "6941235000004", 4: "6941236000003" };

/** The exports of two systems on which everything happens that can happen in custody, with GLNs and without. */
export async function exportJourneys(): Promise<readonly EpcisDocument[]> {
  const [system, ash] = [await custodySystem(), await ashSystem()];
  const named = { parties: PARTIES, zone: "+08:00" };
  await journey(system, async () => {
    const { epcisBody } = await exportEpcis(system.ours, { units: [unitId(2, bag(5))], ...named });
    return `0x${/;([\da-f]{64})\?/.exec(epcisBody.eventList[0]?.eventID ?? "")?.[1]}`;
  });
  await ashJourney(ash);
  return [
    await exportEpcis(system.ours, named),
    await exportEpcis(system.ours, { zone: "-03:30" }),
    await exportEpcis(ash.ours, named),
  ];
}
