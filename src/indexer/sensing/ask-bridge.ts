import { type OpenUrl, readBody } from "../../lib/open-url.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { indexerError } from "../errors.ts";

const MOST_ANSWER = 16 * 1024 * 1024;

/**
 * What a bridge answers, as it is.
 *
 * @param also Statuses, besides success, that come with an answer too.
 * @throws `NOT_FOUND`; `INDEX_BRIDGE_FAILED` where it does not answer, or not as a bridge does.
 */
export async function askBridge(openUrl: OpenUrl, url: string, also: readonly number[] = []): Promise<Uint8Array> {
  const failed = (reason: string, cause?: unknown) =>
    indexerError("INDEX_BRIDGE_FAILED", "the bridge of the station did not answer", { reason }, cause);
  const answer = await openUrl({ url, method: "GET", headers: { accept: "application/json" } }).catch(
    (cause: Error) => {
      throw failed(cause.message, cause);
    },
  );
  const body = await readBody(answer.body, MOST_ANSWER).catch((cause: Error) => {
    throw failed(cause.message, cause);
  });
  if (answer.status === 404) throw sdkError("NOT_FOUND", "the bridge of the station has no such thing", {});
  if (answer.status !== 200 && !also.includes(answer.status)) throw failed(`it answered ${answer.status}`);
  return body;
}
