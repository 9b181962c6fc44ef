import { join } from "node:path";
import type { BaseWallet } from "ethers";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import { closeApi } from "../../lib/close-api.ts";
import { closers } from "../../lib/closers.ts";
import { limitedLogger } from "../../lib/limited-logger.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Client } from "../../sdk/core/client.ts";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { createOutbox } from "../../sdk/core/send/outbox.ts";
import { sqliteStore } from "../../sdk/core/send/sqlite-store.ts";
import { accessService } from "../access/access-service.ts";
import { agreementViews } from "../access/agreement-view.ts";
import type { Contents } from "../access/contents.ts";
import type { TransferContent } from "../access/transfer.ts";
import { vaultExtractions } from "../access/vault-extractions.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import type { DataspaceConfig, VaultLimits } from "../config/config.ts";
import { vaultError } from "../errors.ts";
import { answerService } from "../jobs/answer.ts";
import { jobService } from "../jobs/job-service.ts";
import { type ComputeSettings, computingOf } from "../jobs/settings.ts";
import { accessRoutes } from "../serve/access-routes.ts";
import { createVaultApi } from "../serve/app.ts";
import { catalogueRoutes } from "../serve/catalogue-routes.ts";
import { jobRoutes } from "../serve/job-routes.ts";
import { createVaultMetrics } from "../serve/metrics.ts";
import { signInRoutes } from "../serve/sign-in-routes.ts";
import { turnsOf } from "../serve/turns.ts";
import { encryptionKeysOf } from "../sign-in/encryption-keys.ts";
import { organisationOf } from "../sign-in/members.ts";
import { signInService } from "../sign-in/sign-in.ts";
import type { AtRest } from "../store/at-rest.ts";
import { makeVaultFolder } from "../store/files.ts";
import { lockVaultStore, openVaultStore } from "../store/open-store.ts";
import { openVaultDsp } from "./vault-dsp.ts";

export interface OpenVaultParameters {
  /** Reads. The vault does not close it. */
  readonly client: Client;
  /** MAKER of the owner: signs receipts and sends. Nothing else may send with this account. */
  readonly signer: BaseWallet;
  readonly folder: string;
  /** Under the key of the vault's key file. */
  readonly secrets: AtRest;
  readonly contents: Contents;
  readonly limits: Required<VaultLimits>;
  readonly host: string;
  readonly port: number;
  /** Milliseconds between looks at the chain while something is on its way. @default as the outbox */
  readonly pollInterval?: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Computes nothing if left out. */
  readonly compute?: ComputeSettings;
  /** Speaks the Dataspace Protocol if given. */
  readonly dataspace?: DataspaceConfig;
  /** Adds further routes. */
  readonly plugins?: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

export interface OpenedVault {
  readonly url: string;
  /** Account of the vault. */
  readonly account: string;
  /** The owner. */
  readonly org: number;
  /** Takes no more requests, answers those that are complete, and lets go of everything. */
  close(): Promise<void>;
}

/**
 * Opens a vault: it takes up what it had promised, and serves. The store of one chain, contract, organisation and key file is no other's.
 *
 * @throws `VAULT_KEY_WRONG`, `VAULT_STORE_ELSEWHERE`, `VAULT_STORE_LOCKED`; `ACCOUNT_NOT_MEMBER`; as `createOutbox`; what the system says of a
 * port that cannot be had.
 */
export async function openVault(parameters: OpenVaultParameters): Promise<OpenedVault> {
  const { signer, folder, secrets, contents, limits, host, port, pollInterval, clock, log, plugins = [] } = parameters;
  const settings = parameters.compute;
  const { dataspace } = parameters;
  const { deployment, provider } = parameters.client;
  const opened = closers({ onFailure: (name, err) => log.error({ err }, `${name} is not closed`) });
  const stop = new AbortController();
  try {
    const limited = limitedLogger(log, clock);
    const org = await organisationOf(parameters.client, signer.address, ["MAKER"]);
    const files = makeVaultFolder(folder);
    opened.add("the lock", lockVaultStore(folder));
    const agreements = deployedContract(deployment, "Agreements", "data").address;
    const { chainId, genesisHash } = deployment;
    const store = openVaultStore<TransferContent>(folder, secrets, { chainId, genesisHash, agreements, org });
    opened.add("the store", store.close);
    const outboxes = sqliteStore(join(folder, "outbox.db"));
    opened.add("the outbox's store", () => outboxes.close());
    const sender = await createOutbox({
      provider,
      signer,
      store: outboxes,
      clock,
      ...(pollInterval !== undefined && { pollInterval }),
      onError: (err) => limited.warn({ err }, "the outbox tries again"),
    });
    opened.add("the outbox", () => sender.close());
    const client: Client = { ...parameters.client, sender };

    const metrics = createVaultMetrics();
    const views = agreementViews(client, org);
    const { signIns, versions, transfers, refusals, results } = store;
    const turns = turnsOf(limits.atOnce);
    const keys = encryptionKeysOf(client);
    const { sessionSeconds } = limits;
    const signIn = signInService({ vault: signer.address, client, store: signIns, keys, sessionSeconds, clock });
    const extractions = vaultExtractions({ versions, files, contents, limits });
    const accesses = accessService({ client, signer, views, transfers, extractions, clock, signal: stop.signal });
    const answers = answerService({ client, attester: signer.address, results, clock });
    const jobs = settings && jobService({ client, views, versions, settings, results, answers, clock });
    const compute = settings && computingOf(settings);
    const catalogue = catalogueOf(client, versions, org);
    const refused = (refusal: Parameters<typeof refusals.record>[0]) => refusals.record(refusal);

    const spoken = {
      signIn,
      catalogue,
      folder,
      clock,
      log: limited,
      ...(pollInterval !== undefined && { pollInterval }),
    };
    const dsp = dataspace && openVaultDsp({ config: dataspace, client, signer, org, ...spoken });
    if (dsp !== undefined) opened.add("the Dataspace Protocol", dsp.close);

    const left = await accesses.resume();
    if (left.length > 0) log.warn({ count: left.length }, "accesses are promised that the chain has not answered for");

    const api = await createVaultApi({
      about: { account: signer.address, org, chainId, genesisHash, agreements, ...(settings && { compute }) },
      health: () => problemsOf(client, { outbox: sender.problem?.message, dataspace: dsp?.problem() }),
      metrics,
      log: limited,
      routes: [
        (app) => signInRoutes(app, signIn),
        (app) => catalogueRoutes(app, catalogue, signIn),
        (app) =>
          accessRoutes(app, {
            signIn,
            accesses,
            files,
            turns,
            metrics,
            refused: (refusal) => refused({ at: clock.now(), ...refusal }),
          }),
        ...(jobs ? [(app: FastifyInstance) => jobRoutes(app, jobs, signIn, turns)] : []),
        ...(dsp === undefined ? [] : [dsp.routes]),
        ...plugins,
      ],
    });
    opened.add("the API", () => closeApi(api, clock));
    opened.add("what waits for the chain", () => stop.abort(vaultError("VAULT_CLOSING", "the vault is being stopped")));
    const url = await api.listen({ host, port });
    await dsp?.start();
    return { url, account: signer.address, org, close: opened.close };
  } catch (error) {
    return opened.giveUp(error);
  }
}

/** @param known What parts of the vault say of themselves. */
async function problemsOf(
  { provider }: Client,
  known: Readonly<Record<string, string | undefined>>,
): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const [part, message] of Object.entries(known)) if (message !== undefined) problems[part] = message;
  try {
    await rpc(() => provider.getBlockNumber());
  } catch (error) {
    problems.chain = (error as Error).message;
  }
  return problems;
}
