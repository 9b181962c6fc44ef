/** An answer of our own server that is not the query API's. */
export class ReadFailure extends Error {
  override readonly name = "ReadFailure";
  readonly status: number;

  constructor(path: string, status: number) {
    super(`${path} answers ${status}`);
    this.status = status;
  }
}

/** Milliseconds in which our own server answers; later counts as failed. */
export const PATIENCE = 15_000;

/** JSON from where the page came from. @param also Statuses, besides success, that come with an answer too. @throws `ReadFailure`, or what the network failed with. */
export async function readJson<Answer>(path: string, also: readonly number[] = []): Promise<Answer> {
  const answer = await fetch(path, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok && !also.includes(answer.status)) throw new ReadFailure(path, answer.status);
  return (await answer.json()) as Answer;
}
