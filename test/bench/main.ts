// Durable webhooks a second, then how well and fast messages are understood: npm run bench
import { buildBot } from "../helpers/built-bot.ts";
import { run as measureUnderstanding } from "./understanding.ts";
import { run as measureWebhooks } from "./webhooks.ts";

await buildBot();
await measureWebhooks();
await measureUnderstanding();
