import { createRoot } from "react-dom/client";
import "./design/tokens.css";
import "./design/base.css";
import { currentTheme, showTheme } from "./browser/preferences.ts";
import { PROOF_KINDS } from "./proof-kinds.ts";
import { AloneFrame } from "./verify/alone-frame.tsx";
import { VerifyPage } from "./verify/verify-page.tsx";
import { startTexts } from "./text/start-texts.ts";

/** The page for verifying as one file, to be handed out. */
showTheme(currentTheme());
await startTexts();
createRoot(document.getElementById("root") as HTMLElement).render(
  <AloneFrame>
    <VerifyPage kinds={PROOF_KINDS} />
  </AloneFrame>,
);
