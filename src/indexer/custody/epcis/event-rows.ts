import type { EncodedAct } from "../../../sdk/custody/epcis/export/encode-acts.ts";
import type { EpcisEvent } from "../../../sdk/custody/epcis/event.ts";
import { keyOfText } from "../../project/values.ts";
import { positionOf } from "../../store/kept-tables.ts";
import type { RowOf } from "../../store/table.ts";
import type { EPCIS_EVENT, EPCIS_NAMED, EPCIS_TERM } from "./tables.ts";

/** Rows of one event. */
export interface EventRows {
  readonly event: RowOf<typeof EPCIS_EVENT>;
  readonly named: readonly RowOf<typeof EPCIS_NAMED>[];
  readonly terms: readonly RowOf<typeof EPCIS_TERM>[];
}

export function eventRows({ act, event }: EncodedAct): EventRows {
  const pos = positionOf(act.block, act.index);
  const named = Object.entries(partsOf(event)).flatMap(([part, values]) =>
    [...new Set(values)].map((text) => ({ part, text, pos })),
  );
  const term = (kind: string, value: string) => ({ kind, key: keyOfText(value), value });
  const { type, bizStep = null, disposition = null, readPoint, bizLocation } = event;
  const action = "action" in event ? event.action : null;
  const terms = [
    term("eventTypes", type),
    ...[
      ["bizSteps", bizStep],
      ["dispositions", disposition],
      ["readPoints", readPoint?.id],
      ["bizLocations", bizLocation?.id],
    ]
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([kind, value]) => term(String(kind), String(value))),
    ...named.filter(({ part }) => part === "anyEPC").map(({ text }) => term("epcs", text)),
  ];
  const times = { eventTime: Date.parse(event.eventTime), recordTime: act.recordedAt * 1_000 };
  return {
    event: {
      ...times,
      pos,
      eventId: event.eventID,
      type,
      action,
      bizStep,
      disposition,
      readPoint: readPoint?.id ?? null,
      bizLocation: bizLocation?.id ?? null,
      isDeclaredWrong: event.errorDeclaration !== undefined,
      transaction: act.transaction,
      event,
    },
    named: named.map(({ part, text, pos }) => ({ part, value: keyOfText(text), pos, ...times })),
    terms,
  };
}

/** What an event names, by part. */
function partsOf(event: EpcisEvent): Readonly<Record<string, readonly string[]>> {
  const list = (name: string): string[] => ((event as never)[name] ?? []) as string[];
  const parent = "parentID" in event && event.parentID !== undefined ? [event.parentID] : [];
  const [epc, input, output] = [
    [...list("epcList"), ...list("childEPCs")],
    list("inputEPCList"),
    list("outputEPCList"),
  ];
  const classes = ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"].flatMap((name) =>
    (((event as never)[name] ?? []) as { readonly epcClass: string }[]).map(({ epcClass }) => epcClass),
  );
  const typed = Object.fromEntries([
    ...(event.sourceList ?? []).map(({ type, source }) => [`source_${type}`, [source]]),
    ...(event.destinationList ?? []).map(({ type, destination }) => [`destination_${type}`, [destination]]),
  ]);
  return {
    epc,
    parentID: parent,
    inputEPC: input,
    outputEPC: output,
    anyEPC: [...epc, ...parent, ...input, ...output],
    anyEPCClass: classes,
    ...typed,
  };
}
