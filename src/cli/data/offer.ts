import { randomBytes, randomUUID } from "node:crypto";
import { hexlify } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import type { Client } from "../../sdk/core/client.ts";
import type { Json } from "../../sdk/core/json/canonical-json.ts";
import { openOfferAndWait } from "../../sdk/data/actions/agreements/open-offer.ts";
import { listServices } from "../../sdk/data/actions/catalog/list-services.ts";
import type { Purpose } from "../../sdk/data/model/purposes.ts";
import { asJson, type ResourceDocument } from "../../vault/catalogue/documents.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../vault/catalogue/export-offer.ts";
import type { Cli } from "../shared/cli.ts";
import { fault } from "../shared/errors.ts";
import { time, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { CONFIG_OPTION, openStoreOf, readConfig } from "../vault/shared/config.ts";
import { type OfferPartsOptions, offerPartsOf, takesOfferParts } from "./shared/offer-parts.ts";
import { ownOrganisation } from "./shared/own-organisation.ts";
import { hash } from "../shared/amounts.ts";
import { purposes } from "./shared/values.ts";

interface OfferOptions extends OfferPartsOptions {
  readonly purposes: readonly Purpose[];
  readonly uses: number;
  readonly until: bigint;
  readonly byRule?: boolean;
  readonly computeOnly?: boolean;
  readonly minGroup: number;
  readonly config?: string;
}

export const verb: Verb<[resource: string, options: OfferOptions]> = {
  takes: (command) =>
    takesOfferParts(
      command
        .argument("<resource>", "its id", hash)
        .requiredOption("--purposes <names>", "for what, such as CreditChecking,LegalCompliance", purposes)
        .requiredOption("--uses <number>", "how often at most", wholeNumber)
        .requiredOption("--until <time>", "last time at which something is agreed under it", time)
        .option("--by-rule", "what is asked for within it is agreed at once")
        .option("--compute-only", "for computations alone")
        .option("--min-group <number>", "subjects behind any computed number", wholeNumber, 0)
        .option(CONFIG_OPTION[0], "vault that is to show the offer's policy (ODRL) to members"),
    ),
  async run(cli, resource, options) {
    const client = await cli.writer();
    const parts = offerPartsOf(options, client.sender.address);
    const provider = await ownOrganisation(client);
    const { uses: maxUses, until, byRule = false, computeOnly = false, minGroup: minGroupSize } = options;
    const service = await serviceOf(client, resource, computeOnly);
    const terms: OfferTerms = {
      provider,
      resource,
      service,
      validFrom: Math.floor(systemClock.now() / 1_000) - 60,
      validTo: until,
      purposes: options.purposes,
      maxUses,
      computeOnly,
      minGroupSize,
      byRule,
      ...parts,
      salt: hexlify(randomBytes(32)),
    };
    const { chainId } = client.deployment;
    const policy = exportOffer(terms, { id: `urn:uuid:${randomUUID()}`, chainId });
    const stated = withPolicyHash(terms, policy);
    const { policyHash } = stated;
    if (options.config !== undefined)
      keepPolicy(cli, options.config, client, { ...stated, policy: policy as unknown as Json });
    const { offer, receipt } = await openOfferAndWait(client, { offer: stated });
    cli.result(`offer ${offer}`, { ok: true, offer, resource, policyHash, tx: receipt.hash });
  },
};

/** The first service that an offer can be of: one for computations where it is for these alone, any other where it is not. @throws `USAGE`. */
async function serviceOf(client: Client, resource: string, computeOnly: boolean): Promise<string> {
  const standing = (await listServices(client, { resource })).filter(({ removed }) => !removed);
  const found = standing.find(({ kind }) => (kind === "Compute") === computeOnly);
  if (found !== undefined) return found.service;
  const message = computeOnly
    ? `resource ${resource} has no Compute service; \`tally data publish --compute\` adds one`
    : `resource ${resource} has no service for downloads or queries; --compute-only offers computations`;
  throw fault("USAGE", message, { resource, services: standing.map(({ kind }) => kind) });
}

interface Stated {
  readonly provider: number;
  readonly resource: string;
  readonly policyHash: string;
  readonly policy: Json;
}

/** The vault shows the policy from then on. @throws `USAGE`; as `readConfig` and `openStoreOf`. */
function keepPolicy(
  cli: Cli,
  config: string,
  client: Client,
  { provider, resource, policyHash, policy }: Stated,
): void {
  const { store } = openStoreOf(readConfig(cli, config), client, provider);
  try {
    const known = store.versions.resource(resource) as unknown as ResourceDocument | undefined;
    if (known === undefined) throw fault("USAGE", `the vault does not have resource ${resource}`, { resource });
    store.versions.putResource(resource, asJson({ ...known, policies: { ...known.policies, [policyHash]: policy } }));
  } finally {
    store.close();
  }
}
