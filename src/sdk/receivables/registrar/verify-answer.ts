import { recoverAddress, type TypedDataDomain } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import { bytes32, hex, list, object, uint } from "../../core/json/json-form.ts";
import { receivablesError } from "../errors.ts";
import type { SignedKeysAnswer } from "./epoch-keys.ts";
import { answerDigest, type KeysQuestion } from "./keys-message.ts";

export interface VerifyAnswerParameters {
  readonly domain: TypedDataDomain;
  /** `questionDigest` of what was asked; left out by who did not ask. */
  readonly question?: string;
  readonly asked: Pick<KeysQuestion, "registrar" | "organisation" | "digests">;
}

const refuse = (field: string, value: unknown, expected: string): never => {
  const message = `the registrar's answer: ${field} should be ${expected}`;
  throw receivablesError("REGISTRAR_ANSWER_INVALID", message, { field, value, expected });
};

const ANSWER = object({
  question: bytes32,
  organisation: uint(32),
  digests: list(bytes32),
  epochs: list(object({ epoch: uint(32), keys: list(bytes32) })),
  answeredAt: uint(48),
  signature: hex,
});

/**
 * Checks that an answer is the registrar's, to this request, and has a key of every digest in every epoch. Whoever is shown it by
 * another checks the same: it says what the keys of these digests are.
 *
 * @throws `REGISTRAR_ANSWER_INVALID`.
 */
export function verifyAnswer(json: unknown, { domain, question, asked }: VerifyAnswerParameters): SignedKeysAnswer {
  ANSWER(json, "(answer)", refuse);
  const answer = json as SignedKeysAnswer;
  if (question !== undefined && answer.question !== question) refuse("question", answer.question, question);
  if (answer.organisation !== asked.organisation) {
    refuse("organisation", answer.organisation, String(asked.organisation));
  }
  if (answer.digests.join() !== asked.digests.join()) refuse("digests", answer.digests, "those that were asked about");
  const epochs = answer.epochs.map(({ epoch }) => epoch);
  if (epochs.length === 0 || epochs.some((epoch, n) => n > 0 && epoch >= (epochs[n - 1] as number))) {
    refuse("epochs", epochs, "one or more, newest first");
  }
  for (const { epoch, keys } of answer.epochs) {
    if (keys.length !== asked.digests.length)
      refuse(`keys of epoch ${epoch}`, keys.length, String(asked.digests.length));
  }
  const by = signerOf(answer, domain);
  if (by !== asked.registrar) refuse("signature", by, `of ${asked.registrar}`);
  return answer;
}

function signerOf(answer: SignedKeysAnswer, domain: TypedDataDomain): string {
  try {
    return recoverAddress(answerDigest(domain, answer), answer.signature);
  } catch (error) {
    if (isTallyError(error)) throw error;
    return "nobody";
  }
}
