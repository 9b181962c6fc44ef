import { id as hashText } from "ethers";
import { rejectReceivablesAndWait } from "../../sdk/receivables/actions/receivables/reject-receivables.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import { yuan } from "../shared/yuan.ts";
import type { TwoPeople } from "./parties.ts";
import { tell } from "./tell.ts";
import { type Delivery, type Desk, register } from "./undertaking.ts";

/** The same delivery is to be turned into money a second time, at another bank, in three disguises. */
export async function offerAgain(desk: Desk, sold: Delivery, other: TwoPeople): Promise<Fault[]> {
  const again = `Lake Forge offers ${sold.number} to ${other.name} again`;
  const spelled: Delivery = { ...sold, number: sold.number.toLowerCase().replace(/[-/]/g, " ") };
  const dearer: Delivery = { ...sold, amount: sold.amount + 1n };
  const faults = [
    await attempt(`${again}, as "${spelled.number}"`, "Fingerprints_Taken", () => register(desk, spelled)),
    await attempt(`${again}, for ${yuan(dearer.amount)}`, "Fingerprints_Taken", () => register(desk, dearer)),
  ];

  // Another number is another document: what is flagged, people look at.
  const renumbered: Delivery = { ...sold, number: "LF-2031/88" };
  const copy = await register(desk, renumbered);
  const { similar, terms } = copy;
  const what = `${again}, renumbered ${renumbered.number}`;
  faults.push(observed(what, similar, "Flagged"));
  const reason = hashText(`no delivery is known for ${renumbered.number}`);
  const { ended } = await rejectReceivablesAndWait(sold.buyer.client, { receivables: [terms], reason });
  const rejected = ended[0]?.state === "Rejected";
  faults.push(observed(`${sold.buyer.name} is asked to confirm ${renumbered.number}`, rejected, "Rejected"));
  for (const fault of faults) tell(desk.stage, fault);
  return faults;
}

/** Also when it is paid: a document is used once, for ever. */
export async function offerPaid(desk: Desk, sold: Delivery, other: TwoPeople): Promise<Fault> {
  const what = `Lake Forge offers ${sold.number} to ${other.name} once it is paid`;
  return tell(desk.stage, await attempt(what, "Fingerprints_Taken", () => register(desk, sold)));
}
