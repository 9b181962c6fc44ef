import type { JsonObject } from "./json.ts";
import type { Policy } from "./policy.ts";
import type { NegotiationState, ProcessState, Role, TransferState } from "./states.ts";

/** A message that was decided on and stored, and that the other side has not acknowledged yet. */
export interface Outgoing {
  /** The message's own id, by which a repetition is recognised. */
  readonly id: string;
  /** Below the other side's base address. */
  readonly path: string;
  readonly message: JsonObject;
  /** The state that both have once it is acknowledged. */
  readonly to: ProcessState;
  readonly attempts: number;
  /** Milliseconds since 1970: not before. */
  readonly dueAt: number;
}

/** Of the data plane: a transfer's data is opened, closed or can be fetched. Of the ledger: the consumer refused an agreement that it has. */
export type Effect = "open" | "close" | "receive" | "withdraw";

interface ProcessBase<State extends ProcessState> {
  /** Our process id. */
  readonly pid: string;
  /** The other side's, once it is known. */
  readonly peerPid?: string | undefined;
  /** Our role. */
  readonly role: Role;
  /** The other side: who it signed in as. */
  readonly participant: string;
  /** Base address of the other side's endpoints. */
  readonly address: string;
  /** The last that both sides know of. Undefined until the first message is acknowledged. */
  readonly state?: State | undefined;
  readonly pending?: Outgoing | undefined;
  /** When the rules are asked what to do. Undefined: not before the state changes, or an operator acts. */
  readonly decideAt?: number | undefined;
  /** Times that a decision failed in a row. */
  readonly failures: number;
  /** What the data plane or the ledger still has to be told. */
  readonly effect?: Effect | undefined;
  /** When it is told, after it failed. */
  readonly effectAt?: number | undefined;
  readonly effectFailures?: number;
  /** Why it was terminated or could not go on. */
  readonly reason?: string | undefined;
  /** Counts changes, so that no decision overwrites what came in meanwhile. */
  readonly revision: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What the chain needs of an agreement, and both signatures. `terms` is the ledger's own. */
export interface AgreementProof {
  readonly termsHash: string;
  readonly terms: JsonObject;
  readonly providerSignature?: string | undefined;
  readonly consumerSignature?: string | undefined;
}

export interface Negotiation extends ProcessBase<NegotiationState> {
  readonly kind: "negotiation";
  readonly dataset: string;
  /** The offer on the table. */
  readonly offer: Policy;
  /** Whose offer it is. */
  readonly offerBy: Role;
  readonly agreement?: Policy | undefined;
  readonly agreementId?: string | undefined;
  readonly proof?: AgreementProof | undefined;
}

/** Where a consumer fetches, and with which token. */
export interface DataAddress {
  readonly endpointType: string;
  readonly endpoint?: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

export interface Transfer extends ProcessBase<TransferState> {
  readonly kind: "transfer";
  readonly agreementId: string;
  readonly format: string;
  readonly dataAddress?: DataAddress | undefined;
}

export type Process = Negotiation | Transfer;

/** The process id that a role goes by. */
export const pidOf = (process: Process, role: Role): string | undefined =>
  process.role === role ? process.pid : process.peerPid;
