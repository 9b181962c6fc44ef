import { any, type Form, list, object } from "../../../core/json/json-form.ts";
import {
  ACTIONS,
  BIZ_STEPS,
  BIZ_TRANSACTION_TYPES,
  DISPOSITIONS,
  ERROR_REASONS,
  SOURCE_DESTINATION_TYPES,
} from "../cbv.ts";
import { context } from "./context-form.ts";
import { cbvWord, distinct, every, filled, type Members, number, oneOf, open, time, uom, uri, zone } from "./forms.ts";
import { childrenNamed, identified, ilmdWithAdd, outOfIn, parented, setOrUnset } from "./rules.ts";
import { sensorElements } from "./sensor-form.ts";

const uris = list(uri);
const place = open({ id: uri });
const party = cbvWord(SOURCE_DESTINATION_TYPES);
const dispositions = every(filled(cbvWord(DISPOSITIONS)), distinct(any));
const quantities = list(object({ epcClass: uri }, { quantity: number, uom }));
const transaction = object({ bizTransaction: uri }, { type: cbvWord(BIZ_TRANSACTION_TYPES) });

const certificates: Form = (value, field, refuse) => (Array.isArray(value) ? uris : uri)(value, field, refuse);

/** In all events, besides what every event needs. */
const common: Members = {
  "@context": context,
  recordTime: time,
  eventID: uri,
  certificationInfo: certificates,
  errorDeclaration: open({ declarationTime: time }, { reason: cbvWord(ERROR_REASONS), correctiveEventIDs: uris }),
  bizStep: cbvWord(BIZ_STEPS),
  disposition: cbvWord(DISPOSITIONS),
  readPoint: place,
  bizLocation: place,
  bizTransactionList: list(transaction),
  sourceList: list(object({ type: party, source: uri })),
  destinationList: list(object({ type: party, destination: uri })),
  sensorElementList: sensorElements,
};

const event = (members: Members, optional: Members) =>
  open({ type: any, eventTime: time, eventTimeZoneOffset: zone, ...members }, { ...common, ...optional });

const action = oneOf(ACTIONS);
const persistentDisposition = every(object({}, { set: dispositions, unset: dispositions }), setOrUnset);
const ilmd = open({});
const children = { childEPCs: uris, childQuantityList: quantities };

const EVENTS: Members = {
  ObjectEvent: every(
    event({ action }, { epcList: distinct(uri), quantityList: quantities, persistentDisposition, ilmd }),
    identified,
    ilmdWithAdd,
  ),
  AggregationEvent: every(event({ action }, { parentID: uri, ...children }), parented, childrenNamed),
  TransactionEvent: every(
    event(
      { action, bizTransactionList: filled(transaction) },
      { parentID: uri, epcList: uris, quantityList: quantities },
    ),
    identified,
  ),
  TransformationEvent: every(
    event(
      {},
      {
        inputEPCList: distinct(uri),
        inputQuantityList: quantities,
        outputEPCList: distinct(uri),
        outputQuantityList: quantities,
        transformationID: uri,
        persistentDisposition,
        ilmd,
      },
    ),
    outOfIn,
  ),
  AssociationEvent: every(event({ action, parentID: uri }, children), childrenNamed),
};

const typed = oneOf(Object.keys(EVENTS));

/** Any of the five events. */
export const epcisEvent: Form = (value, field, refuse) => {
  object({ type: typed }, {}, () => true)(value, field, refuse);
  EVENTS[(value as { type: string }).type]?.(value, field, refuse);
};
