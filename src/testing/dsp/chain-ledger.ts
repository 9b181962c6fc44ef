import canonicalize from "canonicalize";
import { keccak256, toUtf8Bytes } from "ethers";
import { PROOF } from "../../vault/dsp/model/context.ts";
import { canonicalTerms, type Policy } from "../../vault/dsp/model/policy.ts";
import type { Agreed, AgreementLedger } from "../../vault/dsp/ports.ts";

/** What all ledgers of a test share: the agreements that are on the chain. */
export interface TestChain {
  readonly agreements: Map<string, Agreed>;
  /** Why no data is had under an agreement. */
  readonly stopped: Map<string, string>;
  /** Calls of `record`, whatever they did. */
  records: number;
}

export const testChain = (): TestChain => ({ agreements: new Map(), stopped: new Map(), records: 0 });

const hash = (text: string) => keccak256(toUtf8Bytes(text));

/** A ledger whose signatures are the hash of who signs what. */
export function chainLedger(chain: TestChain, self: string): AgreementLedger {
  const sign = (who: string, termsHash: string) => hash(`${who} signs ${termsHash}`);
  const termsOf = (policy: Policy, provider: string, consumer: string) => {
    const terms = { provider, consumer, rules: hash(canonicalTerms(policy, [PROOF])) };
    return { terms, termsHash: hash(canonicalize(terms) ?? "") };
  };
  return {
    async draft({ pid, offer, participant }) {
      const { terms, termsHash } = termsOf(offer, self, participant);
      const proof = { terms, termsHash, providerSignature: sign(self, termsHash) };
      return { agreementId: `urn:tallystick:agreement:${hash(`${termsHash} ${pid}`)}`, proof };
    },
    async countersign({ negotiation, agreement, proof }) {
      if (proof === undefined) return { refused: "the provider signs nothing" };
      const { participant } = negotiation;
      const { termsHash } = termsOf(agreement, participant, self);
      if (proof.termsHash !== termsHash) return { refused: "the terms' hash is another" };
      if (proof.providerSignature !== sign(participant, termsHash)) return { refused: "the provider did not sign" };
      return { proof: { ...proof, consumerSignature: sign(self, termsHash) } };
    },
    async record(agreed) {
      chain.records++;
      const { negotiation, agreement, proof } = agreed;
      if (proof?.consumerSignature === undefined) return { refused: "a consumer's signature is needed" };
      if (proof.consumerSignature !== sign(negotiation.participant, proof.termsHash)) {
        return { refused: "the consumer did not sign" };
      }
      chain.agreements.set(agreement["@id"], agreed);
      return { recorded: true };
    },
    async withdraw({ agreementId }) {
      chain.agreements.delete(agreementId ?? "");
    },
    async confirm({ agreement }) {
      return chain.agreements.has(agreement["@id"])
        ? { confirmed: true }
        : { refused: "the chain has no such agreement" };
    },
    async isLive(agreementId) {
      const refused = chain.stopped.get(agreementId);
      return refused === undefined ? { live: true } : { refused };
    },
  };
}
