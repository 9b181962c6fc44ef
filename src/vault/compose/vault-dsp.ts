import { join } from "node:path";
import type { Signer } from "ethers";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Client } from "../../sdk/core/client.ts";
import { streamEvents } from "../../sdk/core/events/stream.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { agreementsContract } from "../../sdk/data/contracts.ts";
import { openVaultSession, type VaultSession } from "../../sdk/data/vault/open-vault-session.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { DataspaceConfig, DataspaceMember } from "../config/config.ts";
import type { SignInService } from "../sign-in/sign-in.ts";
import { openDsp } from "./open-dsp.ts";

export interface VaultDspParameters {
  readonly config: DataspaceConfig;
  /** Reads, and sends with the vault's account. */
  readonly client: Client;
  readonly signer: Signer;
  readonly org: number;
  readonly signIn: Pick<SignInService, "session">;
  readonly catalogue: Catalogue;
  /** Of the vault's store. */
  readonly folder: string;
  readonly pollInterval?: number;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface VaultDsp {
  routes(app: FastifyInstance): Promise<void>;
  /** Takes up the agreements of the chain, then follows it and delivers until it is closed. */
  start(): Promise<void>;
  /** Why the chain is not followed any more, for /health; nothing while it is. */
  problem(): string | undefined;
  close(): Promise<void>;
}

/** Seconds before a session's end at which another is opened. */
const RENEW = 30;

/** Tokens by which the vaults of members know us, each kept while it lasts. */
function tokensAt({ client, signer, clock }: VaultDspParameters) {
  const sessions = new Map<string, VaultSession>();
  return async ({ vault: url }: DataspaceMember): Promise<string | undefined> => {
    if (url === undefined) return undefined;
    const known = sessions.get(url);
    if (known !== undefined && known.expiresAt - RENEW > clock.now() / 1_000) return known.token;
    const session = await openVaultSession({ url, signer, deployment: client.deployment });
    sessions.set(url, session);
    return session.token;
  };
}

/** The Dataspace Protocol of a vault: its members sign in with the vault, its datasets are those of the vault's catalogue. */
export function openVaultDsp(parameters: VaultDspParameters): VaultDsp {
  const { config, client, signer, org, signIn, catalogue, folder, pollInterval, clock, log } = parameters;
  const { baseUrl, members, onOtherTerms } = config;
  const tokenFor = tokensAt(parameters);
  const byOrg = new Map(members.map((each) => [each.org, each]));
  const opened = openDsp({
    client,
    signer,
    org,
    members,
    session: (token) => signIn.session(token),
    tokenFor: async (member) => tokenFor(byOrg.get(member.org) as DataspaceMember),
    store: join(folder, "dataspace.db"),
    settings: { baseUrl },
    dataUrl: new URL(baseUrl).origin,
    visible: (viewer) => catalogue.list({ org: viewer }),
    ...(onOtherTerms !== undefined && { onOtherTerms }),
    clock,
    log,
  });
  const stop = new AbortController();
  let problem: string | undefined;
  let running: Promise<unknown> = Promise.resolve();

  async function follow(from: number): Promise<void> {
    const { signal } = stop;
    const options = { from, signal, clock, ...(pollInterval !== undefined && { pollInterval }) };
    try {
      const contracts = [agreementsContract] as const;
      for await (const item of streamEvents(client, { contracts, events: ["AgreementMoved"], ...options })) {
        // From None: its subject refused terms that nobody brought, and of which nobody knows more.
        if (item.type === "event" && item.args.from !== 0n) await opened.takeUp(item.args.agreement);
      }
    } catch (err) {
      problem = `agreements of the chain are not followed any more: ${(err as Error).message}`;
      log.error({ err }, "agreements of the chain are not followed any more");
    }
  }
  return {
    routes: opened.routes,
    async start() {
      const from = (await rpc(() => client.provider.getBlockNumber())) + 1;
      await opened.takeUp();
      running = Promise.all([opened.run(stop.signal), follow(from)]);
    },
    problem: () => problem,
    async close() {
      stop.abort();
      await running;
      opened.close();
    },
  };
}
