/** A receivable that the seller of a board has, and that is sold in parts. */
import { id } from "ethers";
import type { Signer } from "ethers";
import type { FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { receivablesContract } from "../sdk/receivables/contracts.ts";
import { completeReceivable } from "../sdk/receivables/model/receivable.ts";
import { buildConfirmation, signConfirmation } from "../sdk/receivables/model/undertaking.ts";
import { dateText } from "../sdk/settlement/model/dates.ts";
import type { LimitKind } from "../sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../sdk/settlement/model/limit-setting.ts";
import type { CaseChain, CaseParty } from "./case-parties.ts";
import { both, permitIssuer } from "./case-steps.ts";

export interface OpenPoolParameters {
  readonly deployment: Deployment;
  readonly relay: FullClient;
  readonly council: Signer;
  readonly admit: CaseChain["admit"];
  readonly seller: CaseParty;
  readonly buyers: readonly CaseParty[];
  readonly cash: string;
  readonly calendar: string;
  now(): Promise<number>;
}

const DAY = 86_400;

/** A core enterprise owes the seller this. @returns It, and the ledger's id of what is sold. */
export async function openPool(parameters: OpenPoolParameters, face: bigint) {
  const { deployment, relay, council, admit, seller, buyers, cash, calendar, now } = parameters;
  await permitIssuer(relay, council, String(receivablesContract(relay).target));
  const enterprise = await admit("Board Enterprise", ["CORE_ENTERPRISE"]);
  const limit = async (principal: CaseParty, kind: LimitKind) => {
    const bounds = { cap: 10n ** 15n, version: 1, deadline: (await now()) + DAY };
    const setting = { principal: principal.org, counterparty: enterprise.org, kind, ...bounds };
    const approval = await both(principal, (signer) => signLimitSetting(signer, deployment, setting));
    await relay.limits.setCreditLimitAndWait({ setting, approval });
  };
  await limit(enterprise, "UNDERTAKING");
  for (const buyer of buyers) await limit(buyer, "OBLIGOR_RISK");
  const terms = completeReceivable({
    creditor: seller.org,
    holder: seller.maker.address,
    obligor: enterprise.org,
    face,
    cash,
    calendar,
    dueDate: dateText(Math.floor((await now()) / DAY) + 120),
    documents: id("pool"),
    keys: [id("key of the pool")],
    salt: id("salt of the pool"),
  });
  const { registered } = await seller.client.receivables.registerReceivablesAndWait({ receivables: [terms] });
  const confirmation = buildConfirmation({ receivables: [terms], deadline: BigInt((await now()) + DAY) });
  const approval = await both(enterprise, (signer) => signConfirmation(signer, deployment, confirmation));
  await relay.receivables.confirmReceivablesAndWait({ confirmation, approval });
  const { instrument } = await relay.receivables.getReceivable({ receivable: registered[0]?.receivable ?? "" });
  return { enterprise, instrument };
}
