import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { agreementsContract, catalogContract, encryptionKeysContract } from "../../sdk/data/contracts.ts";
import type { AccessRequest } from "../../sdk/data/model/agreement/access.ts";
import { type AgreementTerms, termsArgument } from "../../sdk/data/model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../sdk/data/model/states.ts";
import { vaultError } from "../errors.ts";

/** An agreement of this vault's, as the chain has it at one block. */
export interface AgreementView {
  readonly block: number;
  readonly agreement: string;
  readonly state: AgreementState;
  readonly terms: AgreementTerms;
  readonly uses: number;
}

/** Agreements as the chain has them. */
export interface AgreementViews {
  /** Between this vault's organisation and another. @throws `AGREEMENT_FOREIGN`. */
  look(agreement: string, consumer: number): Promise<AgreementView>;
  /** Requires that a request can be served now, but for its number and its signature. */
  requireLive(view: AgreementView, request: Pick<AccessRequest, "version" | "purpose" | "key">): Promise<void>;
}

/** Terms never change: those of as many agreements are kept as are in use. */
const KEPT = 1_000;

export function agreementViews(client: Client, provider: number): AgreementViews {
  const known = new Map<string, AgreementTerms>();

  async function termsOf(agreement: string): Promise<AgreementTerms> {
    const before = known.get(agreement);
    if (before !== undefined) return before;
    const { terms } = await getAgreement(client, { agreement });
    if (known.size >= KEPT) known.delete(known.keys().next().value as string);
    known.set(agreement, terms);
    return terms;
  }

  return {
    async look(agreement, consumer) {
      const foreign = (detail: string) =>
        vaultError("AGREEMENT_FOREIGN", detail, { field: "agreement", value: agreement, organisation: consumer });
      const terms = await termsOf(agreement).catch((error: unknown) => {
        if (isTallyError(error, "NOT_FOUND")) throw foreign(`no agreement ${agreement}`);
        throw error;
      });
      if (terms.provider !== provider) throw foreign(`the provider of ${agreement} is organisation ${terms.provider}`);
      if (terms.consumer !== consumer) throw foreign(`the consumer of ${agreement} is another organisation`);
      const block = await rpc(() => client.provider.getBlockNumber());
      const record = await rpc(() => agreementsContract(client).agreementOf(agreement, { blockTag: block }));
      const state = nameOf(AGREEMENT_STATES, record.state);
      return { block, agreement, state, terms, uses: Number(record.uses) };
    },
    async requireLive(view, request) {
      const { block: blockTag, agreement, state, terms } = view;
      const { version, purpose, key } = request;
      if (state !== "Active") {
        const values = { field: "agreement", value: agreement, state, block: blockTag };
        throw vaultError("AGREEMENT_NOT_LIVE", `agreement ${agreement} is ${state} at block ${blockTag}`, values);
      }
      if (terms.computeOnly) {
        const values = { field: "agreement", value: agreement };
        throw vaultError("AGREEMENT_COMPUTE_ONLY", `${agreement} allows computations alone`, values);
      }
      const [serves, keyIsLive, isLive] = await rpc(() =>
        Promise.all([
          catalogContract(client).serves(terms.resource, version, { blockTag }),
          encryptionKeysContract(client).isLiveFor(key, terms.consumer, { blockTag }),
          agreementsContract(client).isLive(termsArgument(terms), version, purpose, { blockTag }),
        ]),
      );
      if (!serves) throw versionWrong(terms.resource, version);
      if (!keyIsLive) {
        throw vaultError("SIGN_IN_KEY_NOT_LIVE", `key ${key} is not live for organisation ${terms.consumer}`, { key });
      }
      if (isLive) return;
      const values = { field: "agreement", value: agreement, state: "NotLive", purpose, block: blockTag };
      throw vaultError("AGREEMENT_NOT_LIVE", `${agreement} cannot be used for purpose ${purpose} now`, values);
    },
  };
}

export function versionWrong(resource: string, version: number) {
  const values = { field: "version", value: version, resource };
  return vaultError("ACCESS_VERSION_WRONG", `version ${version} of ${resource} is not served`, values);
}
