import { id } from "ethers";
import type { EpcisDocument } from "../sdk/custody/epcis/document.ts";
import type { EpcisEvent } from "../sdk/custody/epcis/event.ts";
import { exportEpcis } from "../sdk/custody/epcis/export/export-epcis.ts";
import { encodeEpc } from "../sdk/custody/epcis/shared/identifiers.ts";
import { type CustodySystem, custodySystem } from "./custody.ts";
import { BOX, journey } from "./custody-journey.ts";
import { indexerOn, type TestIndexer } from "./indexer.ts";

export interface EpcisBench {
  /** Address of the repository. */
  readonly root: string;
  /** What is exported of the chain. */
  readonly exported: EpcisDocument;
  /** Every event that it has. */
  readonly events: readonly EpcisEvent[];
  readonly system: CustodySystem;
  readonly indexer: TestIndexer;
  /** A container that some of them are about. */
  readonly box: string;
  close(): Promise<void>;
}

interface QueryAnswer {
  readonly epcisBody?: { readonly queryResults: { readonly resultsBody: { readonly eventList: readonly object[] } } };
}

/** An indexer that answers EPCIS over the journey of some bags. */
export async function epcisBench(): Promise<EpcisBench> {
  const system = await custodySystem();
  await journey(system, async () => {
    const { epcisBody } = await exportEpcis(system.ours);
    const corrected = epcisBody.eventList.find((event) => JSON.stringify(event).includes("UnitCorrected"));
    const [, hash] = /;([0-9a-f]{64})/.exec(corrected?.eventID ?? "") ?? [];
    return hash === undefined ? id("an event") : `0x${hash}`;
  });
  const exported = await exportEpcis(system.ours);
  const events = exported.epcisBody.eventList;
  const indexer = await indexerOn(system, { epcis: {} });
  await indexer.caughtUp();
  const root = `${indexer.url}/epcis`;
  for (let count = 0; count < events.length; ) {
    const answer = (await (await fetch(`${root}/events?perPage=1000`)).json()) as QueryAnswer;
    count = answer.epcisBody?.queryResults.resultsBody.eventList.length ?? 0;
  }
  return { root, exported, events, system, indexer, box: encodeEpc(BOX), close: () => indexer.close() };
}
