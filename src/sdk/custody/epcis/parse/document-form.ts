import { any, type Form, is, list, object, text } from "../../../core/json/json-form.ts";
import { context } from "./context-form.ts";
import { epcisEvent } from "./event-form.ts";
import { every, oneOf, open, time, uri, version } from "./forms.ts";

/** Members of any name pass: here the standard leaves it to the parties what they write. */
const loose = (members: Readonly<Record<string, Form>>, optional: Readonly<Record<string, Form>>) =>
  object(members, optional, () => true);

const isAttribute = (value: unknown) =>
  ["number", "string"].includes(typeof value) || (typeof value === "object" && value !== null && !Array.isArray(value));

const attribute = loose({ id: uri }, { attribute: is(isAttribute, "a number, a text or an object") });
const element = loose({ id: uri }, { attributes: list(attribute), children: list(uri) });
const vocabularies = list(loose({ type: uri }, { vocabularyElementList: list(element) }));
const header = open({}, { epcisMasterData: loose({}, { vocabularyList: vocabularies }) });
const eventList = list(epcisEvent);

export const epcisDocument: Form = open(
  {
    "@context": context,
    type: oneOf(["EPCISDocument"]),
    schemaVersion: version,
    creationDate: time,
    epcisBody: loose({ eventList }, {}),
  },
  { id: uri, instanceIdentifier: text, sender: text, receiver: text, epcisHeader: header },
);

const resultsBody = open({ eventList }, { vocabularyList: vocabularies });
const queryResults = open({ queryName: text, resultsBody }, { subscriptionID: text });

export const epcisQueryDocument: Form = open(
  { "@context": context, type: oneOf(["EPCISQueryDocument"]), epcisBody: open({ queryResults }) },
  { id: uri, schemaVersion: version, creationDate: time },
);

/** An event by itself needs the context that elsewhere is the document's. */
export const singleEvent: Form = every(
  object({ "@context": any }, {}, () => true),
  epcisEvent,
);
