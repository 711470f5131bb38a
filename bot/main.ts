import { watchForEnd } from "./life.ts";

// Before everything else: loading it takes a second or more, and whoever starts us may be killed meanwhile.
const end = watchForEnd(process.env);
// Until the rest is there nothing has begun that would have to be undone.
const leave = () => process.exit(0);
if (end.aborted) leave();
end.addEventListener("abort", leave);
const { run } = await import("./run.ts");
end.removeEventListener("abort", leave);
await run(end);
