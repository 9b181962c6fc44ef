import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JsonObject } from "./model/json.ts";
import type { Policy } from "./model/policy.ts";
import type { AgreementProof, DataAddress, Negotiation, Transfer } from "./model/process.ts";
import type { DspStore } from "./store/store.ts";

/** Everything outside of the protocol, each as an interface. What throws something retryable is asked again later. */
export interface DspPorts {
  readonly store: DspStore;
  readonly catalogue: CatalogueSource;
  readonly rules: DecisionRules;
  readonly ledger: AgreementLedger;
  readonly data: DataPlane;
  readonly participants: Participants;
  readonly http: HttpClient;
  readonly clock: Clock;
  /** A fresh `urn:uuid:`. */
  readonly newId: () => string;
  readonly log: Logger;
}

/** Of the one who asks, if that is known. Whether he may see a dataset is the source's business. */
export interface Asker {
  readonly participant: string;
}

/** What a catalogue request may be narrowed by. All that are given have to hold. */
export interface CatalogueFilter {
  /** The dataset's id. */
  readonly dataset?: string;
  /** One of its keywords. */
  readonly keyword?: string;
}

export interface CataloguePage {
  readonly filter: CatalogueFilter;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

export interface CatalogueSource {
  /**
   * Datasets in the order of their ids: the first `limit` of those after `after`, or the last `limit` of those before `before`. Each has
   * `hasPolicy` and `distribution` as the protocol has them; a distribution without `accessService` gets ours.
   */
  list(asker: Asker, page: CataloguePage): Promise<readonly JsonObject[]>;
  get(asker: Asker, dataset: string): Promise<JsonObject | undefined>;
}

export interface Terminate {
  readonly act: "terminate";
  readonly code?: string;
  readonly reason?: string;
}

/** Nothing now. With `until` (milliseconds since 1970) the rules are asked again then; without it an operator acts. */
export interface Wait {
  readonly act: "wait";
  readonly until?: number;
}

export type NegotiationAct =
  | { readonly act: "offer"; readonly offer: Policy } // provider: an offer, or another than was asked for
  | { readonly act: "agree" } // provider: to the offer on the table
  | { readonly act: "finalize" } // provider
  | { readonly act: "request"; readonly offer: Policy } // consumer: another than was offered
  | { readonly act: "accept" } // consumer: the provider's offer
  | { readonly act: "verify" } // consumer: the agreement
  | Terminate
  | Wait;

export type TransferAct =
  | { readonly act: "start" } // provider first; either after a suspension
  | { readonly act: "suspend"; readonly reason?: string }
  | { readonly act: "complete" }
  | Terminate
  | Wait;

/**
 * What to do, asked after each change of state that leaves a move to us. An act that the state forbids is logged and counts as `wait`.
 */
export interface DecisionRules {
  negotiation(negotiation: Negotiation): Promise<NegotiationAct>;
  transfer(transfer: Transfer): Promise<TransferAct>;
}

export interface Refused {
  /** Told to the other side. */
  readonly refused: string;
}

export interface Agreed {
  readonly negotiation: Negotiation;
  /** ODRL, with assigner, assignee, target and timestamp. */
  readonly agreement: Policy;
  /** Absent where the other side is a connector that sends none. */
  readonly proof?: AgreementProof | undefined;
}

/** The chain. Each call may come again after a restart, and has to have the same effect as once. */
export interface AgreementLedger {
  /** Provider, before AGREED is sent: the agreement's id, its terms and our signature. */
  draft(negotiation: Negotiation): Promise<{ readonly agreementId: string; readonly proof: AgreementProof } | Refused>;
  /**
   * Consumer, before VERIFIED is sent: checks hash, terms and the provider's signature, and adds ours. Without a proof, `{}` takes a plain
   * connector's word, which nothing on the chain backs.
   */
  countersign(agreed: Agreed): Promise<{ readonly proof?: AgreementProof | undefined } | Refused>;
  /** Provider, before FINALIZED is sent: the agreement on the chain. Without a consumer's signature: refused, or recorded as policy has it. */
  record(agreed: Agreed): Promise<{ readonly recorded: true } | Refused>;
  /** Provider, after the consumer refused an agreement that is recorded: it is retired on the chain. */
  withdraw(negotiation: Negotiation): Promise<void>;
  /** Consumer, on FINALIZED: whether the chain has the agreement. */
  confirm(agreed: Agreed): Promise<{ readonly confirmed: true } | Refused>;
  /** Whether data may be had under an agreement now. Asked before each transfer starts or goes on. */
  isLive(agreementId: string): Promise<{ readonly live: true } | Refused>;
}

/** The data plane of HTTP pull. Closing is told once the state is stored; it still has to ask the ledger at each access. */
export interface DataPlane {
  /** Provider: an address with a token for this transfer. The same one when it is asked again. */
  open(transfer: Transfer): Promise<DataAddress>;
  /** Provider: the token no longer opens anything. Also told of what was never opened. */
  close(transfer: Transfer): Promise<void>;
  /** Consumer: the data can be fetched. */
  received(transfer: Transfer): Promise<void>;
}

/** An origin to which messages to a participant may go. */
export interface Origin {
  /** `https://host` or `https://host:port`. */
  readonly origin: string;
  /** In the operator's own network: http is allowed, and so are loopback and private addresses. */
  readonly internal?: boolean;
}

export interface Participants {
  /** Our own id. */
  readonly self: string;
  /** Who sends this header. Undefined: nobody that is recognised. */
  identify(authorization: string | undefined): Promise<string | undefined>;
  /** The header by which we are recognised there. */
  authorize(participant: string, url: string): Promise<string | undefined>;
  /** None for whom we do not know. */
  origins(participant: string): Promise<readonly Origin[]>;
}

export interface HttpAnswer {
  readonly status: number;
  /** Undefined where it is not JSON. */
  readonly body: unknown;
}

export interface HttpClient {
  /** Follows no redirection. @throws `DSP_UNREACHABLE`, `DSP_ADDRESS_REFUSED` */
  send(request: {
    readonly method: "GET" | "POST";
    readonly url: string;
    readonly authorization?: string;
    readonly body?: JsonObject;
    /** Origins that are registered for whom it is sent to. */
    readonly origins: readonly Origin[];
  }): Promise<HttpAnswer>;
}
