import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import { vaultError } from "../errors.ts";

/** What an account has to sign to get a session. Times are seconds since 1970. */
export interface Challenge {
  readonly nonce: string;
  readonly account: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Encryption key whose possession is to be shown, and the hash of what it opens. */
  readonly key?: { readonly id: string; readonly secretHash: string };
}

export interface Session {
  readonly account: string;
  readonly org: number;
  /** Encryption key whose possession was shown. */
  readonly key?: string;
  readonly expiresAt: number;
}

/** Challenges that are open, and the sessions that came of them. A token is kept as its hash. */
export interface SignIns {
  /** @throws `VAULT_BUSY` when too many are open. */
  issue(challenge: Challenge): void;
  /** The challenge, which is gone then, whether it is answered well or not. @throws `SIGN_IN_CHALLENGE_UNKNOWN`. */
  take(nonce: string, now: number): Challenge;
  begin(token: string, session: Session, now: number): void;
  /** @throws `SIGN_IN_REQUIRED`. */
  sessionOf(token: string, now: number): Session;
  end(token: string): void;
}

/** Challenges that may be open at a time: strangers cause them. */
const MOST_OPEN = 10_000;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

export function signInsOf(db: DatabaseSync): SignIns {
  const insert = db.prepare("INSERT INTO challenge VALUES (?, ?, ?, ?, ?, ?)");
  const forget = db.prepare("DELETE FROM challenge WHERE expires_at < ?");
  const count = db.prepare("SELECT count(*) AS open FROM challenge");
  const take = db.prepare("DELETE FROM challenge WHERE nonce = ? RETURNING *");
  const begin = db.prepare("INSERT INTO session VALUES (?, ?, ?, ?, ?)");
  const forgetSessions = db.prepare("DELETE FROM session WHERE expires_at < ?");
  const session = db.prepare("SELECT * FROM session WHERE token_hash = ? AND expires_at >= ?");
  const end = db.prepare("DELETE FROM session WHERE token_hash = ?");
  return {
    issue({ nonce, account, issuedAt, expiresAt, key }) {
      transaction(db, () => {
        forget.run(issuedAt);
        const open = Number(count.get()?.open);
        if (open >= MOST_OPEN)
          throw vaultError("VAULT_BUSY", `${open} challenges are open`, { field: "open", value: open });
        insert.run(nonce, account, issuedAt, expiresAt, key?.id ?? null, key?.secretHash ?? null);
      });
    },
    take(nonce, now) {
      const row = take.get(nonce);
      if (row === undefined || Number(row.expires_at) < now) {
        const values = { field: "nonce", value: nonce };
        throw vaultError("SIGN_IN_CHALLENGE_UNKNOWN", `no challenge ${nonce} is open`, values);
      }
      const { account, issued_at, expires_at, key, secret_hash } = row;
      return {
        nonce,
        account: String(account),
        issuedAt: Number(issued_at),
        expiresAt: Number(expires_at),
        ...(key !== null && { key: { id: String(key), secretHash: String(secret_hash) } }),
      };
    },
    begin(token, { account, org, key, expiresAt }, now) {
      transaction(db, () => {
        forgetSessions.run(now);
        begin.run(hashOf(token), account, org, key ?? null, expiresAt);
      });
    },
    sessionOf(token, now) {
      const row = session.get(hashOf(token), now);
      if (row === undefined) throw vaultError("SIGN_IN_REQUIRED", "the session has ended, or there was none");
      const { account, org, key, expires_at } = row;
      const known = { account: String(account), org: Number(org), expiresAt: Number(expires_at) };
      return key === null ? known : { ...known, key: String(key) };
    },
    end: (token) => void end.run(hashOf(token)),
  };
}
