import type { Json } from "../../core/json/canonical-json.ts";
import type { EpcisContext } from "./context.ts";
import type { EpcisEvent } from "./event.ts";
import type { Extensions } from "./sensor.ts";

export interface MasterDataElement {
  readonly id: string;
  readonly attributes?: readonly { readonly id: string; readonly attribute?: Json }[];
  readonly children?: readonly string[];
}

/** Master data of one kind, such as the locations that the events speak of. */
export interface Vocabulary {
  readonly type: string;
  readonly vocabularyElementList?: readonly MasterDataElement[];
}

export interface EpcisHeader extends Extensions {
  readonly epcisMasterData?: { readonly vocabularyList?: readonly Vocabulary[] };
}

/** Events on their way from one party to another. */
export interface EpcisDocument extends Extensions {
  readonly "@context": EpcisContext;
  readonly id?: string;
  readonly type: "EPCISDocument";
  readonly schemaVersion: string;
  readonly creationDate: string;
  readonly instanceIdentifier?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly epcisHeader?: EpcisHeader;
  readonly epcisBody: { readonly eventList: readonly EpcisEvent[] };
}

/** A repository's answer to a query. */
export interface EpcisQueryDocument extends Extensions {
  readonly "@context": EpcisContext;
  readonly id?: string;
  readonly type: "EPCISQueryDocument";
  readonly schemaVersion?: string;
  readonly creationDate?: string;
  readonly epcisBody: Extensions & { readonly queryResults: QueryResults };
}

export interface QueryResults extends Extensions {
  readonly queryName: string;
  readonly subscriptionID?: string;
  readonly resultsBody: Extensions & {
    readonly eventList: readonly EpcisEvent[];
    readonly vocabularyList?: readonly Vocabulary[];
  };
}

/** An event that stands by itself, and so brings its context. */
export type EpcisSingleEvent = EpcisEvent & { readonly "@context": EpcisContext };
