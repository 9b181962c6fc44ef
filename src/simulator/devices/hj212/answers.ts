/** A frame from the bridge, as far as a logger looks into it. */
export interface HostFrame {
  readonly cn: string;
  /** QN of the exchange, in the header or (2005) among the content; "" where there is none. */
  readonly qn: string;
  /** Whether an answer is wanted. */
  readonly wanted: boolean;
  readonly segment: string;
}

/** ## and four digits before the data segment, checksum and line end after it. */
const HEAD = 6;
const TAIL = 6;

/** Cuts what the bridge sends into frames. A logger trusts its host: nothing is checked but the length. */
export function createHostReader(take: (frame: HostFrame) => void): (bytes: Buffer) => void {
  let rest = "";
  return (bytes) => {
    rest += bytes.toString("latin1");
    for (;;) {
      const start = rest.indexOf("##");
      if (start === -1) {
        rest = rest.endsWith("#") ? "#" : "";
        return;
      }
      rest = rest.slice(start);
      if (rest.length < HEAD) return;
      const length = Number(rest.slice(2, HEAD));
      if (!Number.isInteger(length)) {
        rest = rest.slice(2);
        continue;
      }
      if (rest.length < HEAD + length + TAIL) return;
      take(hostFrame(rest.slice(HEAD, HEAD + length)));
      rest = rest.slice(HEAD + length + TAIL);
    }
  };
}

function hostFrame(segment: string): HostFrame {
  const field = (name: string) => new RegExp(`(?:^|[;&])${name}=([^;&]*)`).exec(segment)?.[1] ?? "";
  // In 2005 the answered CN follows among the content; the frame's own comes first.
  return { cn: field("CN"), qn: field("QN"), wanted: (Number(field("Flag")) & 1) === 1, segment };
}
