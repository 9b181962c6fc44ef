import { EPCIS_CONTEXT } from "../../../sdk/custody/epcis/context.ts";
import type { EpcisQueryDocument } from "../../../sdk/custody/epcis/document.ts";
import { TALLY_CONTEXT } from "../../../sdk/custody/epcis/shared/terms.ts";
import type { RowOf } from "../../store/table.ts";
import type { EPCIS_EVENT } from "./tables.ts";

const CONTEXT = [EPCIS_CONTEXT, TALLY_CONTEXT] as const;

type EventRow = RowOf<typeof EPCIS_EVENT>;

/** The answer to a query. @param time Of the newest block, in seconds. */
export function queryDocument(rows: readonly EventRow[], time: number): EpcisQueryDocument {
  return {
    "@context": CONTEXT,
    type: "EPCISQueryDocument",
    schemaVersion: "2.0",
    creationDate: new Date(time * 1_000).toISOString(),
    epcisBody: {
      queryResults: { queryName: "SimpleEventQuery", resultsBody: { eventList: rows.map(({ event }) => event) } },
    },
  };
}

/** One event by itself. */
export const singleEvent = ({ event }: EventRow) => ({ "@context": CONTEXT, ...event });

/** A list of what there is to ask about. */
export const collection = (member: readonly string[]) => ({ "@context": EPCIS_CONTEXT, type: "Collection", member });
