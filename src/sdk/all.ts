/** `tallystick/all`: every domain, for programs that use most of them. The one list of domains. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package
import { anchoring as anchoringDomain } from "./anchoring/domain.ts";
import { bills as billsDomain } from "./bills/domain.ts";
import { board as boardDomain } from "./board/domain.ts";
import { clearing as clearingDomain } from "./clearing/domain.ts";
import { type ConnectParameters, connect } from "./core/connect.ts";
import { credits as creditsDomain } from "./credits/domain.ts";
import { custody as custodyDomain } from "./custody/domain.ts";
import { data as dataDomain } from "./data/domain.ts";
import { evidence as evidenceDomain } from "./evidence/domain.ts";
import { funds as fundsDomain } from "./funds/domain.ts";
import { ledger as ledgerDomain } from "./ledger/domain.ts";
import { members as membersDomain } from "./members/domain.ts";
import { receivables as receivablesDomain } from "./receivables/domain.ts";
import { sensing as sensingDomain } from "./sensing/domain.ts";
import { settlement as settlementDomain } from "./settlement/domain.ts";
import { treaties as treatiesDomain } from "./treaties/domain.ts";
import { watchlist as watchlistDomain } from "./watchlist/domain.ts";

export * as anchoring from "./anchoring/index.ts";
export * as bills from "./bills/index.ts";
export * as board from "./board/index.ts";
export * as clearing from "./clearing/index.ts";
export * as credits from "./credits/index.ts";
export * as custody from "./custody/index.ts";
export * as data from "./data/index.ts";
export * as evidence from "./evidence/index.ts";
export * as funds from "./funds/index.ts";
export * from "./index.ts";
export * as ledger from "./ledger/index.ts";
export * as members from "./members/index.ts";
export * as receivables from "./receivables/index.ts";
export * as sensing from "./sensing/index.ts";
export * as settlement from "./settlement/index.ts";
export * as treaties from "./treaties/index.ts";
export * as watchlist from "./watchlist/index.ts";

/** A client with the actions of every domain. */
export type FullClient = Awaited<ReturnType<typeof connectAll>>;

/**
 * As `connect`, extended by every domain.
 *
 * @throws as `connect`; `CONTRACT_MISSING` when the deployment lacks one of the domains.
 *
 * @example
 * import { connectAll } from "tallystick/all";
 *
 * const client = await connectAll({ signer, deployment });
 * console.log(await client.members.listOrganisations());
 */
export async function connectAll(parameters: ConnectParameters) {
  const client = await connect(parameters);
  return client
    .extend(membersDomain)
    .extend(evidenceDomain)
    .extend(sensingDomain)
    .extend(custodyDomain)
    .extend(settlementDomain)
    .extend(ledgerDomain)
    .extend(receivablesDomain)
    .extend(dataDomain)
    .extend(watchlistDomain)
    .extend(anchoringDomain)
    .extend(clearingDomain)
    .extend(creditsDomain)
    .extend(billsDomain)
    .extend(fundsDomain)
    .extend(treatiesDomain)
    .extend(boardDomain);
}
