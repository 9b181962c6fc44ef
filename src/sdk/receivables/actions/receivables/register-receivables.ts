import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { type Receivable, toReceivableStructs } from "../../model/receivable.ts";

export interface RegisterReceivablesParameters extends WriteOptions {
  readonly receivables: readonly Receivable[];
  /** Of each, the fingerprints that only warn of a similar document: see `fingerprintsOf`. None if left out. */
  readonly flagging?: readonly (readonly string[])[];
  /** Terms of what the creditor takes back in the same transaction, corrected by these: nobody can reserve the document in between. */
  readonly replaces?: readonly Receivable[];
}

/** A receivable that was registered. */
export interface RegisteredReceivable {
  readonly receivable: string;
  /** For each of its flagging fingerprints, whether it had been seen before: then a similar document exists. */
  readonly flags: readonly boolean[];
}

export interface RegisterReceivablesReturnType {
  readonly registered: readonly RegisteredReceivable[];
  readonly receipt: TransactionReceipt;
}

/**
 * Registers receivables, and reserves their documents. MAKER of the creditor, which so agrees to be paid in units; or of the obligor.
 *
 * @throws `Receivables_*` where terms, parties or the tenor are not possible; `Fingerprints_Taken` where a document is in use;
 * `Receivables_WrongState`, `Receivables_NotParty` of what it replaces;
 * `BankCalendar_YearNotLoaded`, `Calendars_Unknown`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { registerReceivablesAndWait } from "tallystick/receivables";
 *
 * const { registered } = await registerReceivablesAndWait(client, { receivables: [terms] });
 * if (registered[0]?.flags.includes(true)) console.log("a similar document exists");
 */
export async function registerReceivables(
  client: Client,
  parameters: RegisterReceivablesParameters,
): Promise<SentTransaction> {
  const { receivables, flagging = receivables.map(() => []), replaces, ...options } = parameters;
  checkThat(flagging.length === receivables.length, "flagging.length", flagging.length, `${receivables.length}`);
  const keys = flagging.map((each, i) => each.map((key, j) => checkBytes32(`flagging[${i}][${j}]`, key)));
  const [contract, terms] = [receivablesContract(client), toReceivableStructs(receivables)];
  if (replaces === undefined) return write(client, contract, "register", [terms, keys], options);
  return write(client, contract, "replace", [toReceivableStructs(replaces), terms, keys], options);
}

/** As `registerReceivables`; waits until it is mined. */
export async function registerReceivablesAndWait(
  client: Client,
  parameters: RegisterReceivablesParameters,
): Promise<RegisterReceivablesReturnType> {
  const receipt = await waitMined(client, await registerReceivables(client, parameters));
  const events = eventsOf(receivablesContract(client), receipt, "ReceivableRegistered");
  return { registered: events.map(({ args }) => ({ receivable: args.receivable, flags: [...args.flags] })), receipt };
}
