import { Agent, request } from "node:http";

export interface Answer {
  readonly status: number;
  /** Seconds, where the server says how long to wait. */
  readonly retryAfter: number | undefined;
  readonly body: string;
}

export interface Poster {
  /** @throws Error when the connection fails before the answer is complete. */
  post(body: string): Promise<Answer>;
  close(): void;
}

/** Posts to one address over connections that are kept open, at most `connections`. */
export function createPoster(url: string, headers: Readonly<Record<string, string>>, connections: number): Poster {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        const sent = request(
          url,
          { agent, method: "POST", headers: { ...headers, "content-length": Buffer.byteLength(body) } },
          (response) => {
            let text = "";
            response.setEncoding("utf8");
            response.on("data", (chunk: string) => {
              text += chunk;
            });
            response.on("error", reject);
            response.on("end", () => {
              const retryAfter = Number(response.headers["retry-after"] ?? Number.NaN);
              resolve({
                status: response.statusCode ?? 0,
                retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
                body: text,
              });
            });
          },
        );
        sent.on("error", reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
