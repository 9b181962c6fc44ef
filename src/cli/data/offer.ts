import { keccak256, toUtf8Bytes, ZeroHash } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { canonicalJson, type Json } from "../../sdk/core/json/canonical-json.ts";
import { openOfferAndWait } from "../../sdk/data/actions/agreements/open-offer.ts";
import { listServices } from "../../sdk/data/actions/catalog/list-services.ts";
import type { Purpose } from "../../sdk/data/model/purposes.ts";
import { asJson, type ResourceDocument } from "../../vault/catalogue/documents.ts";
import { fault } from "../shared/errors.ts";
import { readJson } from "../shared/files.ts";
import { time, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { CONFIG_OPTION, openStoreOf, readConfig } from "../vault/shared/config.ts";
import { ownOrganisation } from "./shared/own-organisation.ts";
import { hash, purposes } from "./shared/values.ts";

interface OfferOptions {
  readonly purposes: readonly Purpose[];
  readonly uses: number;
  readonly until: bigint;
  readonly byRule?: boolean;
  readonly computeOnly?: boolean;
  readonly minGroup: number;
  readonly policy?: string;
  readonly config?: string;
}

export const verb: Verb<[resource: string, options: OfferOptions]> = {
  takes: (command) =>
    command
      .argument("<resource>", "its id", hash)
      .requiredOption("--purposes <names>", "for what, such as CreditChecking,LegalCompliance", purposes)
      .requiredOption("--uses <number>", "how often at most", wholeNumber)
      .requiredOption("--until <time>", "last time at which something is agreed under it", time)
      .option("--by-rule", "what is asked for within it is agreed at once")
      .option("--compute-only", "for computations alone")
      .option("--min-group <number>", "subjects behind any computed number", wholeNumber, 0)
      .option("--policy <file>", "policy (ODRL) that is agreed, as JSON")
      .option(CONFIG_OPTION[0], "vault that is to show the policy"),
  async run(cli, resource, options) {
    const client = await cli.writer();
    const provider = await ownOrganisation(client);
    const service = (await listServices(client, { resource })).find(({ removed }) => !removed);
    if (service === undefined) throw fault("USAGE", `resource ${resource} has no service to offer`, { resource });
    const policy = options.policy === undefined ? undefined : (readJson(options.policy) as Json);
    const policyHash = policy === undefined ? ZeroHash : keccak256(toUtf8Bytes(canonicalJson(policy)));
    if (policy !== undefined && options.config !== undefined) {
      const { store } = openStoreOf(readConfig(cli, options.config), client, provider);
      try {
        const known = store.versions.resource(resource) as unknown as ResourceDocument | undefined;
        if (known === undefined) throw fault("USAGE", `the vault does not have resource ${resource}`, { resource });
        store.versions.putResource(
          resource,
          asJson({ ...known, policies: { ...known.policies, [policyHash]: policy } }),
        );
      } finally {
        store.close();
      }
    }
    const { uses: maxUses, until, byRule = false, computeOnly = false, minGroup: minGroupSize } = options;
    const { offer, receipt } = await openOfferAndWait(client, {
      offer: {
        provider,
        resource,
        service: service.service,
        policyHash,
        validFrom: Math.floor(systemClock.now() / 1_000) - 60,
        validTo: until,
        purposes: options.purposes,
        maxUses,
        computeOnly,
        minGroupSize,
        byRule,
      },
    });
    cli.result(`offer ${offer}`, { ok: true, offer, resource, policyHash, tx: receipt.hash });
  },
};
