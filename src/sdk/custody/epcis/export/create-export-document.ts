import type { Json } from "../../../core/json/canonical-json.ts";
import { createEpcisDocument } from "../create-epcis-document.ts";
import type { EpcisDocument } from "../document.ts";
import { encodeTime, TALLY_CONTEXT } from "../shared/terms.ts";
import { createProvenance } from "./create-provenance.ts";
import type { EncodedAct } from "./encode-acts.ts";

/** The chain and the contract that the acts come from. */
interface ExportedChain {
  readonly chainId: number;
  readonly contracts: { readonly Custody: { readonly address: string } };
}

/** A document of events, with the provenance of each beside them. */
export function createExportDocument(
  encoded: readonly EncodedAct[],
  { chainId, contracts }: ExportedChain,
  zone = "+00:00",
): EpcisDocument {
  const last = encoded.at(-1)?.act.recordedAt ?? 0;
  const document = createEpcisDocument({
    creationDate: encodeTime(last, zone),
    context: TALLY_CONTEXT,
    events: encoded.map(({ event }) => event),
  });
  return {
    ...document,
    "tally:chain": { "tally:chainId": chainId, "tally:custody": contracts.Custody.address },
    "tally:provenance": encoded.map(createProvenance) as unknown as Json,
  };
}
