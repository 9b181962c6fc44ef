import type { Policy } from "./model/policy.ts";
import type { Negotiation, Process, Transfer } from "./model/process.ts";
import type { Role } from "./model/states.ts";
import type { NegotiationAct, TransferAct } from "./ports.ts";

export interface DspSettings {
  /** Address of our endpoints as others reach them, without a slash at its end: what `callbackAddress` says. */
  readonly baseUrl: string;
  /** Open negotiations, and open transfers, that a participant may have. @default 100 */
  readonly openPerParticipant?: number;
  /** Datasets on a page of the catalogue. @default 100 */
  readonly pageSize?: number;
  /** Attempts to deliver a message before its process is given up. @default 20, over about eight hours */
  readonly attempts?: number;
}

export interface Counterparty {
  readonly participant: string;
  /** Base address of its endpoints. */
  readonly address: string;
}

/** An agreement that was made on the chain without the protocol. */
export interface ChainAgreement {
  readonly role: Role;
  readonly counterparty: Counterparty;
  readonly agreementId: string;
  readonly dataset: string;
  readonly agreement: Policy;
}

/** The vault's side of the Dataspace Protocol. What it is told to do is stored first, and sent by `round`. */
export interface Dsp {
  /** Consumer: asks a provider for a dataset under one of its offers, or under one of our own. */
  negotiate(request: {
    readonly provider: Counterparty;
    readonly dataset: string;
    readonly offer: Policy;
  }): Negotiation;
  /** Provider: begins a negotiation by an offer. */
  propose(offer: { readonly consumer: Counterparty; readonly dataset: string; readonly offer: Policy }): Negotiation;
  /** Consumer: asks for the data of an agreement that is FINALIZED. */
  requestTransfer(request: { readonly agreementId: string; readonly format?: string }): Transfer;
  /** What an operator decided. @throws `DSP_STATE_FORBIDS` */
  act(pid: string, act: NegotiationAct | TransferAct): Promise<Process>;
  /** An agreement of the chain appears as a negotiation that is FINALIZED. The same agreement appears once. */
  adopt(agreement: ChainAgreement): Negotiation;
  /** The chain ended or suspended an agreement: its open transfers are terminated. Says how many. */
  endTransfers(agreementId: string, reason: string): number;
  get(pid: string): Process | undefined;
  /** Decides, sends and tells what is due. Says how many processes it worked on. */
  round(): Promise<number>;
  /** Rounds until `signal` aborts: at once when something comes in or is told, else when the next is due. */
  run(signal: AbortSignal): Promise<void>;
}
