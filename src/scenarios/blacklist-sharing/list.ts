import { join } from "node:path";
import { hexlify } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { silentLogger } from "../../lib/logger.ts";
import type { WatchlistTerms } from "../../sdk/watchlist/actions/create-list.ts";
import type { WatchlistSubject } from "../../sdk/watchlist/model/subject.ts";
import { openWatchlistSession, type WatchlistSession } from "../../sdk/watchlist/service/open-session.ts";
import { type QueriedSubject, querySubjects } from "../../sdk/watchlist/service/query-subjects.ts";
import { newEpochKey } from "../../watchlist/keys/key-file.ts";
import { openWatchlist } from "../../watchlist/open-watchlist.ts";
import { publishRoots } from "../../watchlist/roots/publish-roots.ts";
import { openStore } from "../../watchlist/store/open-store.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Parties, Party } from "./parties.ts";

const DAY = 86_400;
const HOUR = 3_600_000;
/** Whatever the chain's clock says of the root. */
const ANY_AGE = 400 * DAY;

const TERMS: WatchlistTerms = {
  k: 2,
  quorum: 2,
  welcome: 100,
  price: 1,
  reward: 5,
  stake: 10,
  maturity: DAY,
  maxLife: 365 * DAY,
  decideWithin: 10 * DAY,
  lead: DAY,
};

/** A list, and the service that its operator runs. */
export interface List {
  readonly id: string;
  readonly url: string;
  sessionOf(party: Party): Promise<WatchlistSession>;
  /** Asks about one subject; the answer is checked against key and root on the chain. */
  ask(party: Party, subject: WatchlistSubject): Promise<QueriedSubject>;
  /** Has the operator publish what is in force now. */
  publish(): Promise<void>;
}

/** The bureau creates a list and starts its service, which stays up. */
export async function openList(stage: Stage, { bureau }: Parties): Promise<List> {
  const { deployment, folder } = stage;
  const { client, signer } = bureau;
  const key = newEpochKey(1);
  const publicKey = hexlify(key.publicKey);
  const { list } = await client.watchlist.createWatchlistAndWait({ name: "defaulters", terms: TERMS, publicKey });
  const quota = { queries: 1_000, span: HOUR };
  const path = join(folder, "list.sqlite");
  const store = openStore({ path, list, genesisHash: deployment.genesisHash, quota });
  const { url, close } = await openWatchlist({
    list,
    keys: [key],
    signer,
    client,
    store,
    host: "127.0.0.1",
    port: 0,
    clock: systemClock,
    log: silentLogger,
  });
  stage.keep(close);
  stage.say(`Credit Bureau runs the list of defaulters at ${url}; it does not learn whom its members ask about`);
  const sessionOf = (party: Party) => openWatchlistSession({ url, list, signer: party.signer, deployment });
  return {
    id: list,
    url,
    sessionOf,
    async ask(party, subject) {
      const session = await sessionOf(party);
      const asked = await querySubjects(party.client, { session, subjects: [subject], maxAge: ANY_AGE });
      const [result] = asked.results;
      if (result === undefined) throw new Error("the service answered nothing");
      return result;
    },
    async publish() {
      await publishRoots({ client, list, store, clock: systemClock, always: true });
    },
  };
}
