import type { CreditDraft } from "../model/credit-terms.ts";
import type { MtMessage } from "./message.ts";
import { mtFieldInvalid } from "./text.ts";

/** What an MT 700 says of a credit's terms; who the parties are on the chain, and with which accounts, it does not. */
export type Mt700Terms = Partial<
  Pick<
    CreditDraft,
    | "amount"
    | "plusBps"
    | "minusBps"
    | "expiry"
    | "latestShipment"
    | "presentationDays"
    | "partialDrawings"
    | "transferable"
    | "availability"
    | "tenorDays"
    | "tenorFrom"
    | "rules"
  >
>;

const BY = {
  "BY PAYMENT": "Sight",
  "BY DEF PAYMENT": "Deferred",
  "BY ACCEPTANCE": "Acceptance",
  "BY NEGOTIATION": "Negotiation",
} as const;

/**
 * The part of a credit's terms that an MT 700 says: a draft for people to complete and to sign. What it says otherwise than by its codes, such as a usance
 * in other words, is not guessed. Needs no network.
 *
 * @throws `MT_FIELD_INVALID` for an amount with more than two digits after the comma.
 *
 * @example
 * import { importMt, termsOfMt700 } from "tallystick/credits";
 *
 * const draft = termsOfMt700(importMt(text, "700"));
 */
export function termsOfMt700({ fields }: MtMessage<"700">): Mt700Terms {
  const { amount, tolerance, expiry, latestShipment, presentation, partialShipments, form, rules } = fields;
  const by = fields.availableWith.value.split("\n").at(-1) ?? "";
  const availability = Object.hasOwn(BY, by) ? BY[by as keyof typeof BY] : undefined;
  const usance = /^(\d{1,3}) DAYS AFTER (SIGHT|DATE OF SHIPMENT)$/.exec(
    fields.deferredPayment ?? fields.draftsAt ?? "",
  );
  return {
    amount: minorUnits(amount.amount),
    ...(tolerance && { plusBps: tolerance.plus * 100, minusBps: tolerance.minus * 100 }),
    expiry: expiry.date,
    ...(latestShipment !== undefined && { latestShipment }),
    ...(presentation !== undefined && presentation.from === undefined && { presentationDays: presentation.days }),
    ...(partialShipments !== undefined && partialShipments !== "CONDITIONAL"
      ? { partialDrawings: partialShipments === "ALLOWED" }
      : {}),
    transferable: form === "IRREVOCABLE TRANSFERABLE",
    ...(availability !== undefined && { availability }),
    ...(usance !== null && {
      tenorDays: Number(usance[1]),
      tenorFrom: usance[2] === "SIGHT" ? ("Sight" as const) : ("Shipment" as const),
    }),
    ...(rules.startsWith("EUCP")
      ? { rules: "EUcp21" as const }
      : rules.startsWith("UCP")
        ? { rules: "Ucp600" as const }
        : {}),
  };
}

function minorUnits(text: string): bigint {
  const [whole = "", cents = ""] = text.split(".");
  if (cents.length > 2) mtFieldInvalid("amount", "32B", text, "an amount with at most two digits after the comma");
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"));
}
