/** Sequences of acts on a credit that nobody chose: what the machine and the contract have to agree on beyond the golden vectors. */
import { dateText, dayNumber } from "../sdk/settlement/model/dates.ts";
import { creditSequence, type Sequence } from "./credit-sequences.ts";
import { seeded } from "./random.ts";

const DISPOSITIONS = ["HOLD", "HOLD_WAIVER", "RETURN", "KEEP"];
const BEGIN = dayNumber("2025-03-03");

/** What a sequence has left at its end. */
interface Left {
  readonly results: readonly { readonly ok?: true }[];
  readonly presentations: Readonly<Record<string, { readonly state: string }>>;
}

/** As the vectors have them: an advised credit, then `count` acts on days that never go back; the same for one seed. */
export function madeCreditSequence(seed: number, count: number): Sequence {
  const random = seeded(seed);
  const among = <T>(...items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const confirmed = random() < 0.5;
  const deferred = random() < 0.4;
  const terms = {
    rules: "UCP600",
    amount: "1000000",
    partialDrawings: random() < 0.7,
    expiry: "2025-06-30",
    latestShipment: "2025-06-10",
    presentationDays: "21",
    availability: deferred ? "DEFERRED" : "SIGHT",
    ...(deferred && { tenorDays: among("30", "90"), tenorFrom: among("SHIPMENT", "SIGHT") }),
    ...(confirmed && { confirmed: true }),
    ...(random() < 0.3 && { plusBps: "1000", minusBps: "500" }),
  };
  const acts: Sequence["acts"][number][] = [{ act: "advise", id: "", by: "", date: dateText(BEGIN) }];
  let day = BEGIN;
  for (let i = 1; i <= count; i++) {
    day += Math.floor(random() * 6);
    const date = dateText(day);
    const { results, presentations } = creditSequence({ terms, acts }) as Left;
    const named = Object.keys(presentations);
    const id = among(...named);
    const amended = acts.filter(({ act }, k) => act === "amendPropose" && results[k]?.ok).map((act) => act.id);
    const bank = confirmed ? among("I", "C") : "I";
    const drawing = { amount: String(among(300_000, 500_000, 960_000)), at: random() < 0.6 ? bank : "I" };
    const present = {
      act: "present",
      id: `p${i}`,
      by: "E",
      date,
      shipDate: dateText(day - among(2, 15, 30)),
      ...drawing,
    };
    const changes = { expiry: dateText(dayNumber("2025-07-01") + i) };
    const proposal = { act: "amendPropose", id: `a${i}`, by: among("I", "I", "A"), date, changes };
    const closing = among({ act: "cancel", signers: among(["I", "E"], ["I", "E", "C"]) }, { act: "expire" });
    const kind = random();
    if (kind < 0.05) acts.push({ id: "", by: "", date, ...closing });
    else if (kind < 0.1) acts.push(proposal);
    else if (kind < 0.18 && amended.length > 0) {
      acts.push({
        act: among("amendAccept", "amendAccept", "amendReject"),
        id: among(...amended),
        by: bank === "C" ? "C" : "E",
        date,
      });
    } else if (id === undefined || kind < 0.35) acts.push(present);
    else {
      const act = among("refuse", "refuse", "waive", "accept", "accept", "poke", "returnDocs", "forward", "honour");
      if (act === "honour" && presentations[id]?.state !== "Accepted") continue; // before that there is no claim to pay
      const notice = act === "refuse" && { discrepancies: [`of ${i}`], disposition: among(...DISPOSITIONS) };
      acts.push({ act, id, by: act === "waive" ? "A" : bank, date, ...notice });
    }
  }
  return { terms, acts };
}
