import { join } from "node:path";
import { Wallet } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { silentLogger } from "../../lib/logger.ts";
import { newEpoch, withNewEpoch } from "../../registrar/keys/epochs.ts";
import { openRegistrar } from "../../registrar/open-registrar.ts";
import type { Client } from "../../sdk/core/client.ts";
import type { FingerprintKeys } from "../../sdk/receivables/registrar/epoch-keys.ts";
import { registrarKeys } from "../../sdk/receivables/registrar/registrar-keys.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Party } from "./parties.ts";

/** The registrar service that the members agreed on. */
export interface Registrar {
  readonly url: string;
  /** Account that it signs its answers by. */
  readonly account: string;
  /** How a party has the fingerprint keys of its own documents: over HTTP. */
  keysFor(party: Party): FingerprintKeys;
}

/** Starts a registrar service, with keys that it has rotated once. It stays up. */
export async function startRegistrar(stage: Stage, client: Client): Promise<Registrar> {
  const { deployment, folder } = stage;
  const epochs = withNewEpoch([newEpoch(1, systemClock.now())], systemClock.now());
  const { url, account, epoch, close } = await openRegistrar({
    epochs,
    signer: Wallet.createRandom(),
    client,
    store: join(folder, "registrar-requests.sqlite"),
    host: "127.0.0.1",
    port: 0,
    clock: systemClock,
    log: silentLogger,
  });
  stage.keep(close);
  stage.say(`a registrar service at ${url} makes the fingerprints of documents, in key epoch ${epoch}`);
  const keysFor = ({ maker }: Party) => registrarKeys({ url, signer: maker, deployment, registrar: account });
  return { url, account, keysFor };
}
