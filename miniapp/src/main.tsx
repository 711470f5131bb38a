import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { takeSandboxToken } from "./sandbox-token.ts";
import { currentTextSize, setTextSize } from "./text-size.ts";
import { isInsideZalo } from "./zalo.ts";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/pages.css";
import "./styles/member.css";
import "./styles/officer.css";

// Zalo makes its own page around us: what index.html says about language does not exist there.
document.documentElement.lang = "vi";
document.documentElement.dataset.inZalo = String(isInsideZalo());
setTextSize(currentTextSize());
const sandboxToken = takeSandboxToken();

const root = document.getElementById("app");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App sandboxToken={sandboxToken} />
    </StrictMode>,
  );
}
