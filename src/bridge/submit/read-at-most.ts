/** The body of an answer as JSON; undefined where it is none, or larger than `limit` bytes. What is beyond that is not taken in. */
export async function readJsonAtMost(response: Response, limit: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream, which ends the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}
