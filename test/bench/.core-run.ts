import { run } from "./.core-webhook.ts";
await run();
process.exit(0);
