import { recoverAddress, type Signer } from "ethers";
import type { Clock } from "../lib/clock.ts";
import { isTallyError } from "../lib/errors.ts";
import type { Client } from "../sdk/core/client.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { membersContract } from "../sdk/members/contracts.ts";
import { dutyBits } from "../sdk/members/model/duties.ts";
import { type KeysAnswer, keysUnder, type SignedKeysAnswer } from "../sdk/receivables/registrar/epoch-keys.ts";
import {
  type KeysQuestion,
  questionDigest,
  registrarEip712Domain,
  signAnswer,
} from "../sdk/receivables/registrar/keys-message.ts";
import { registrarError } from "./errors.ts";
import { currentEpoch, type Epoch } from "./keys/epochs.ts";
import type { RequestLog } from "./store/request-log.ts";

/** A request as it comes in. */
export interface SignedQuestion extends KeysQuestion {
  readonly signature: string;
}

export interface AnswerKeysParameters {
  readonly epochs: readonly Epoch[];
  /** The registrar's account. */
  readonly signer: Signer;
  readonly account: string;
  /** Reads which accounts act for which organisation. */
  readonly client: Client;
  readonly requests: RequestLog;
  readonly clock: Clock;
}

/** Seconds by which the clock of whoever asks may differ, transport included. */
const LIFETIME = 300;

const ANY_OF = dutyBits(["MAKER", "ADMIN"]);

/**
 * Answers requests for fingerprint keys: to an organisation alone, for its own documents, each request once. What is answered is on
 * record before the answer leaves.
 */
export function answerKeys(parameters: AnswerKeysParameters): (question: SignedQuestion) => Promise<SignedKeysAnswer> {
  const { epochs, signer, account: registrar, client, requests, clock } = parameters;
  const domain = registrarEip712Domain(client.deployment);
  const epoch = currentEpoch(epochs);

  return async ({ signature, ...question }) => {
    const { organisation, account, digests, nonce } = question;
    requireFresh(question, clock.now());
    if (question.registrar !== registrar) {
      const values = { field: "registrar", value: question.registrar, registrar };
      throw registrarError("SIGNER_MISMATCH", `the request is for the registrar ${question.registrar}`, values);
    }
    const asked = questionDigest(domain, question);
    requireSigned(account, asked, signature);
    await requireMember(client, organisation, account);
    const found = keysUnder(epochs, { organisation, digests });
    const at = clock.now();
    requests.record({ nonce, at, organisation, account, epoch, keys: found[0]?.keys ?? [] });
    const answeredAt = Math.floor(at / 1_000);
    const answer: KeysAnswer = { question: asked, organisation, digests, epochs: found, answeredAt };
    return { ...answer, signature: await signAnswer(signer, domain, answer) };
  };
}

function requireFresh({ askedAt }: KeysQuestion, now: number): void {
  const age = Math.floor(now / 1_000) - askedAt;
  if (Math.abs(age) <= LIFETIME) return;
  const values = { field: "askedAt", value: askedAt, age, limit: LIFETIME };
  throw registrarError("KEYS_REQUEST_EXPIRED", `the request is ${age} seconds old, at most ${LIFETIME}`, values);
}

function requireSigned(account: string, digest: string, signature: string): void {
  let by = "nobody";
  try {
    by = recoverAddress(digest, signature);
  } catch {
    // Of no signature's form.
  }
  if (by === account) return;
  const values = { field: "signature", value: by, account };
  throw registrarError("SIGNER_MISMATCH", `the request of ${account} is signed by ${by}`, values);
}

async function requireMember(client: Client, organisation: number, account: string): Promise<void> {
  const refuse = (reason: string) => {
    const values = { field: "account", value: account, organisation, reason };
    return registrarError("ACCOUNT_NOT_ALLOWED", `${account} may not ask for organisation ${organisation}`, values);
  };
  let org: number;
  try {
    org = Number(await rpc(() => membersContract(client).actsFor(account, ANY_OF)));
  } catch (error) {
    if (isTallyError(error) && error.code.startsWith("Members_")) throw refuse(error.code);
    throw error;
  }
  if (org !== organisation) throw refuse("of another organisation");
}
