import type { Json } from "../../core/json/canonical-json.ts";
import type {
  Action,
  BizStep,
  BizTransactionType,
  Disposition,
  ErrorReason,
  SourceDestinationType,
  Uri,
} from "./cbv.ts";
import type { EpcisContext } from "./context.ts";
import type { Extensions, SensorElement } from "./sensor.ts";

/** An amount of a class of goods; of the things themselves when there is no unit. */
export interface QuantityElement {
  readonly epcClass: string;
  readonly quantity?: number;
  /** UN/CEFACT code: "KGM". */
  readonly uom?: string;
}

/** Says that an event is void, and why. The event keeps all its other fields. */
export interface ErrorDeclaration extends Extensions {
  readonly declarationTime: string;
  readonly reason?: ErrorReason;
  /** Of the events that stand instead. */
  readonly correctiveEventIDs?: readonly string[];
}

export interface BizTransaction {
  readonly type?: BizTransactionType;
  readonly bizTransaction: string;
}

export interface Source {
  readonly type: SourceDestinationType;
  readonly source: string;
}

export interface Destination {
  readonly type: SourceDestinationType;
  readonly destination: string;
}

/** A place, by its identifier. */
export interface Place extends Extensions {
  readonly id: string;
}

export interface PersistentDisposition {
  readonly set?: readonly Disposition[];
  readonly unset?: readonly Disposition[];
}

/** Master data of an instance or a lot. Every name is a URI or a CURIE. */
export type Ilmd = { readonly [name: Uri]: Json };

/** What every event has. Identifiers are URIs: GS1 Digital Links, EPC URNs or anybody's own. */
export interface EventFields extends Extensions {
  /** Needed where an event stands by itself; within a document it adds to the document's. */
  readonly "@context"?: EpcisContext;
  /** RFC 3339. */
  readonly eventTime: string;
  /** Of the place, such as "+08:00": `eventTime` may be written in any zone. */
  readonly eventTimeZoneOffset: string;
  readonly recordTime?: string;
  readonly eventID?: string;
  readonly certificationInfo?: string | readonly string[];
  readonly errorDeclaration?: ErrorDeclaration;
  readonly bizStep?: BizStep;
  readonly disposition?: Disposition;
  /** Where it was read. */
  readonly readPoint?: Place;
  /** Where the things are until the next event says otherwise. */
  readonly bizLocation?: Place;
  readonly bizTransactionList?: readonly BizTransaction[];
  readonly sourceList?: readonly Source[];
  readonly destinationList?: readonly Destination[];
  readonly sensorElementList?: readonly SensorElement[];
}

/** Something happened to things. `ilmd` goes with the action ADD alone. */
export interface ObjectEvent extends EventFields {
  readonly type: "ObjectEvent";
  readonly action: Action;
  readonly epcList?: readonly string[];
  readonly quantityList?: readonly QuantityElement[];
  readonly persistentDisposition?: PersistentDisposition;
  readonly ilmd?: Ilmd;
}

/** Things were put into a container, or taken out. A DELETE without children empties it. */
export interface AggregationEvent extends EventFields {
  readonly type: "AggregationEvent";
  readonly action: Action;
  readonly parentID?: string;
  readonly childEPCs?: readonly string[];
  readonly childQuantityList?: readonly QuantityElement[];
}

/** Things were tied to a business document. */
export interface TransactionEvent extends EventFields {
  readonly type: "TransactionEvent";
  readonly action: Action;
  readonly bizTransactionList: readonly BizTransaction[];
  readonly parentID?: string;
  readonly epcList?: readonly string[];
  readonly quantityList?: readonly QuantityElement[];
}

/** Things were used up, others came out. */
export interface TransformationEvent extends EventFields {
  readonly type: "TransformationEvent";
  readonly inputEPCList?: readonly string[];
  readonly inputQuantityList?: readonly QuantityElement[];
  readonly outputEPCList?: readonly string[];
  readonly outputQuantityList?: readonly QuantityElement[];
  readonly transformationID?: string;
  readonly persistentDisposition?: PersistentDisposition;
  readonly ilmd?: Ilmd;
}

/** A sensor or another companion was fixed to a thing or a place. */
export interface AssociationEvent extends EventFields {
  readonly type: "AssociationEvent";
  readonly action: Action;
  readonly parentID: string;
  readonly childEPCs?: readonly string[];
  readonly childQuantityList?: readonly QuantityElement[];
}

export type EpcisEvent = ObjectEvent | AggregationEvent | TransactionEvent | TransformationEvent | AssociationEvent;
