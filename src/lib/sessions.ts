import { randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";

/** Who signed in. Nothing of it is stored: after a restart everybody signs in again. */
export interface Sessions<Who> {
  /** Something to be signed once, by `account` alone. */
  challenge(account: string): Challenge;
  /** Whether the challenge was made for the account, is not too old, and nobody came with it before. It is used up in any case. */
  take(nonce: string, account: string): Challenge | undefined;
  /** Begins a session. */
  begin(who: Who): Session;
  find(token: string): Who | undefined;
  /** Ends a session: its token is nobody's from now on. */
  end(token: string): void;
}

export interface Challenge {
  /** 32 bytes in hex. */
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

export interface Session {
  /** Who has it is who signed in. */
  readonly token: string;
  readonly expiresAt: number;
}

export interface SessionsParameters {
  readonly clock: Clock;
  /** Milliseconds that a challenge can be signed in. @default 120_000 */
  readonly challengeLifetime?: number;
  /** Milliseconds that a session lasts. @default 3_600_000 */
  readonly lifetime?: number;
  /** Most challenges, and most sessions, at a time: those that are oldest go. @default 10_000 */
  readonly most?: number;
}

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

export function createSessions<Who>(parameters: SessionsParameters): Sessions<Who> {
  const { clock, challengeLifetime = 120_000, lifetime = 3_600_000, most = 10_000 } = parameters;
  const challenges = new Map<string, Kept<string>>();
  const sessions = new Map<string, Kept<Who>>();

  function keep<T>(all: Map<string, Kept<T>>, key: string, value: T, span: number): number {
    const until = clock.now() + span;
    all.set(key, { value, until });
    for (const oldest of all.keys()) {
      if (all.size <= most) break;
      all.delete(oldest);
    }
    return Math.floor(until / 1_000);
  }
  const random = () => randomBytes(32).toString("hex");
  return {
    challenge(account) {
      const nonce = `0x${random()}`;
      return { nonce, expiresAt: keep(challenges, nonce, account, challengeLifetime) };
    },
    take(nonce, account) {
      const kept = challenges.get(nonce);
      challenges.delete(nonce);
      if (kept === undefined || kept.value !== account || clock.now() > kept.until) return undefined;
      return { nonce, expiresAt: Math.floor(kept.until / 1_000) };
    },
    begin(who) {
      const token = random();
      return { token, expiresAt: keep(sessions, token, who, lifetime) };
    },
    find(token) {
      const kept = sessions.get(token);
      if (kept === undefined || clock.now() <= kept.until) return kept?.value;
      sessions.delete(token);
      return undefined;
    },
    end(token) {
      sessions.delete(token);
    },
  };
}
