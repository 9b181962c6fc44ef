import { randomBytes } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import { SESSION } from "../store/kept-tables.ts";
import type { IndexStore } from "../store/open-store.ts";
import type { Reader } from "../store/reader.ts";
import type { RowOf } from "../store/table.ts";
import { hashOf } from "./tickets.ts";
import type { SignedIn } from "./viewer.ts";

/** What somebody is given who signed in. */
export interface Session {
  /** Who has it is who signed in. It is kept nowhere here. */
  readonly token: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Who signed in, in the store: every indexer of the database knows it, also after a restart. */
export interface Sessions {
  /** @param block Up to which the rows were that said who it is. */
  begin(who: SignedIn, block: number): Promise<Session>;
  find(read: Reader, token: string): Promise<RowOf<typeof SESSION> | undefined>;
  /** Ends a session, where there is one: its token is nobody's from now on. */
  end(token: string): Promise<void>;
}

/** Milliseconds that a session lasts. */
const LIFETIME = 3_600_000;
/** Sessions of one who signed in: those of his that are oldest end. */
const MOST = 20;

export function createSessions(store: Pick<IndexStore, "create" | "read" | "remove">, clock: Clock): Sessions {
  /** Ends what one has beyond so many. Whatever is begun at the same time is newer than what ends. */
  async function forgetOldest(owner: string, own: string): Promise<void> {
    const rows = await store.read((read) =>
      read.select(SESSION, {
        where: [["owner", "=", owner]],
        order: ["until", "hash"],
        isReversed: true,
        limit: 2 * MOST,
      }),
    );
    const others = rows.map(({ hash }) => hash).filter((hash) => hash !== own);
    const oldest = others.slice(MOST - 1);
    if (oldest.length > 0) await store.remove(SESSION, [["hash", "in", oldest]]);
  }
  return {
    async begin(who, block) {
      const [token, owner] = [randomBytes(32).toString("hex"), hashOf(JSON.stringify(who))];
      const [hash, until] = [hashOf(token), clock.now() + LIFETIME];
      await store.create(SESSION, { hash, owner, who, block, until });
      await forgetOldest(owner, hash);
      return { token, expiresAt: Math.floor(until / 1_000) };
    },
    async find(read, token) {
      const row = token === "" ? undefined : await read.get(SESSION, { hash: hashOf(token) });
      return row === undefined || clock.now() > row.until ? undefined : row;
    },
    end: async (token) => void (await store.remove(SESSION, [["hash", "=", hashOf(token)]])),
  };
}
