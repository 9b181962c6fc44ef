import { deployedContract } from "../../../core/deployment.ts";
import type { Json } from "../../../core/json/canonical-json.ts";
import type { CustodyAt } from "../../model/typed-data.ts";
import { createEpcisDocument } from "../create-epcis-document.ts";
import type { EpcisDocument } from "../document.ts";
import { encodeTime, TALLY_CONTEXT } from "../shared/terms.ts";
import { createProvenance } from "./create-provenance.ts";
import type { EncodedAct } from "./encode-acts.ts";

/**
 * A document of events, with the provenance of each beside them.
 *
 * @param chain The chain and the contract that the acts come from.
 */
export function createExportDocument(encoded: readonly EncodedAct[], chain: CustodyAt, zone = "+00:00"): EpcisDocument {
  const last = encoded.at(-1)?.act.recordedAt ?? 0;
  const document = createEpcisDocument({
    creationDate: encodeTime(last, zone),
    context: TALLY_CONTEXT,
    events: encoded.map(({ event }) => event),
  });
  return {
    ...document,
    "tally:chain": {
      "tally:chainId": chain.chainId,
      "tally:custody": deployedContract(chain, "Custody", "custody").address,
    },
    "tally:provenance": encoded.map(createProvenance) as unknown as Json,
  };
}
