import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import { SPENT_TICKET } from "../store/kept-tables.ts";
import type { IndexStore } from "../store/open-store.ts";

/** Something that was given away, to be brought back once and soon. */
export interface Ticket {
  /** 32 bytes in hex. */
  readonly word: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Tickets that every indexer of a database knows, whoever of them gave them away. Nothing of a ticket is kept before it is used up, so anybody may
 * ask for as many as he likes, and none of them costs somebody else his own.
 */
export interface Tickets {
  /** @param about What it is good for: it is none for anything else. */
  give(about: string): Ticket;
  /** The ticket, where this word was given away for it, and not too long ago. */
  find(word: string, about: string): Ticket | undefined;
  /** Uses a ticket up; whether it was there to be used: of many who come with it at once, one has it. */
  spend(ticket: Ticket): Promise<boolean>;
  /** 32 bytes, in base64url, that follow from a ticket, and that nobody but these indexers can know. */
  secretOf(word: string, use: string): string;
}

export interface TicketsParameters {
  readonly store: Pick<IndexStore, "secret" | "create">;
  readonly clock: Clock;
  /** Tickets of one use are none of another. */
  readonly use: string;
  /** Milliseconds from giving it away to bringing it back. */
  readonly lifetime: number;
}

/** Bytes of a word: when it expires, what makes it another one than all others, and that it was given away here. */
const [TIME, RANDOM, MAC] = [6, 10, 16];
const WORD = /^0x[0-9a-f]{64}$/;

/** What is kept of a word that opens something: who reads the database cannot say it. */
export const hashOf = (word: string): string => createHash("sha256").update(word).digest("hex");

export function createTickets({ store, clock, use, lifetime }: TicketsParameters): Tickets {
  const key = Buffer.from(hkdfSync("sha256", store.secret, "", `tallystick tickets ${use}`, 32));
  const hmac = (...parts: readonly (string | Uint8Array)[]) =>
    parts.reduce((sum, part) => sum.update(part), createHmac("sha256", key)).digest();
  const macOf = (head: Uint8Array, about: string) => hmac("mac ", head, about).subarray(0, MAC);
  return {
    give(about) {
      const expiresAt = Math.floor((clock.now() + lifetime) / 1_000);
      const head = Buffer.concat([Buffer.alloc(TIME), randomBytes(RANDOM)]);
      head.writeUIntBE(expiresAt, 0, TIME);
      return { word: `0x${Buffer.concat([head, macOf(head, about)]).toString("hex")}`, expiresAt };
    },
    find(word, about) {
      if (!WORD.test(word)) return undefined;
      const bytes = Buffer.from(word.slice(2), "hex");
      const head = bytes.subarray(0, TIME + RANDOM);
      if (!timingSafeEqual(bytes.subarray(-MAC), macOf(head, about))) return undefined;
      const expiresAt = head.readUIntBE(0, TIME);
      return clock.now() > expiresAt * 1_000 ? undefined : { word, expiresAt };
    },
    spend: ({ word, expiresAt }) => store.create(SPENT_TICKET, { hash: hashOf(word), until: expiresAt * 1_000 }),
    secretOf: (word, what) => hmac(`secret ${what} `, word).toString("base64url"),
  };
}
