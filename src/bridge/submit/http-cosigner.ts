import { isAddress, verifyTypedData } from "ethers";
import { isTallyError, TallyError } from "../../lib/errors.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import { toBatchStruct } from "../../sdk/sensing/model/batch-id.ts";
import { BATCH_SEAL_TYPES, feedsEip712Domain } from "../../sdk/sensing/model/typed-data.ts";
import { bridgeError } from "../model/errors.ts";
import { type Proposal, type ShownPast, toMessage } from "../model/proposal.ts";
import type { Cosigner } from "./cosigner.ts";
import { readJsonAtMost } from "./read-at-most.ts";

export interface HttpCosignerParameters {
  /** Base address of the other gateway's API. */
  readonly url: string;
  readonly apiKey: string;
  /** Milliseconds after which it counts as not answering. */
  readonly timeout: number;
  readonly fetch: typeof globalThis.fetch;
  readonly deployment: Pick<Deployment, "chainId" | "contracts">;
  /** Sealed batches that end right before a number, from the newest back. Without it none can be shown. */
  pastOf?(station: number, before: number): Promise<ShownPast>;
}

/** Bytes of an answer: a signature or a problem is a small part of it. */
const ANSWER_LIMIT = 65_536;

const NO_PAST = async (): Promise<ShownPast> => ({ batches: [] });

/** A gateway that is asked over HTTP: `POST /v1/cosign`, and is shown what was sealed before where it asks: `POST /v1/past`. */
export function httpCosigner(parameters: HttpCosignerParameters): Cosigner {
  const { url, apiKey, timeout, deployment, pastOf = NO_PAST } = parameters;

  async function post<T>(path: string, message: object, isAnswer: (body: unknown) => body is T): Promise<T> {
    let response: Response;
    let body: unknown;
    try {
      response = await parameters.fetch(new URL(path, url).href, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(timeout),
      });
      body = await readJsonAtMost(response, ANSWER_LIMIT);
    } catch (cause) {
      throw bridgeError("COSIGNER_UNREACHABLE", `${url} does not answer`, { url }, cause);
    }
    if (response.ok && isAnswer(body)) return body;
    const { code, detail, retryable, values } = problemIn(body);
    throw new TallyError(code ?? "COSIGNER_UNREACHABLE", detail ?? `${url} gave no answer to use`, {
      retryable: retryable ?? true,
      values: { url, status: response.status, ...values },
    });
  }

  const ask = (proposal: Proposal) =>
    post(
      "/v1/cosign",
      toMessage(proposal),
      (body): body is GatewaySignature => isSignature(body) && isOver(deployment, proposal, body),
    );

  /** Until the other has enough; whether it does, it says itself when it is asked again. */
  async function show(station: number, from: unknown): Promise<void> {
    for (let before = from; typeof before === "number"; ) {
      const { batches, gap } = await pastOf(station, before);
      if (batches.length === 0 && gap === undefined) return;
      const past = { batches: batches.map(toMessage), ...(gap && { gap }) };
      const next = (await post("/v1/past", past, isProgress)).before;
      if (next !== null && next >= before) return;
      before = next;
    }
  }

  return {
    name: url,
    async cosign(proposal) {
      try {
        return await ask(proposal);
      } catch (error) {
        if (!isTallyError(error, "COSIGN_PAST_WANTED")) throw error;
        await show(proposal.batch.station, error.values.before);
        return ask(proposal);
      }
    },
  };
}

function isProgress(body: unknown): body is { before: number | null } {
  const { before } = (body ?? {}) as { before?: unknown };
  return before === null || typeof before === "number";
}

function isSignature(body: unknown): body is GatewaySignature {
  const { signer, signature } = (body ?? {}) as Partial<GatewaySignature>;
  return typeof signer === "string" && typeof signature === "string";
}

/** A wrong signature would spoil the good ones. What has no address (ERC-7913) is left to the chain. */
function isOver(
  deployment: HttpCosignerParameters["deployment"],
  { batch, epoch }: Proposal,
  { signer, signature }: GatewaySignature,
): boolean {
  if (!isAddress(signer)) return true;
  try {
    const message = { batch: toBatchStruct(batch), epoch };
    return verifyTypedData(feedsEip712Domain(deployment), BATCH_SEAL_TYPES, message, signature) === signer;
  } catch {
    return false;
  }
}

/** RFC 9457, as the API writes it. */
interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly retryable?: boolean;
  readonly values?: Record<string, unknown>;
}

function problemIn(body: unknown): Problem {
  const { code } = (body ?? {}) as Problem;
  return typeof code === "string" ? (body as Problem) : {};
}
