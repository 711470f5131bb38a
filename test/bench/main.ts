// Durable webhooks a second, how well and fast messages are understood, and a small country added up: npm run bench
import { buildBot } from "../helpers/built-bot.ts";
import { run as measureCountry } from "./country.ts";
import { run as measureUnderstanding } from "./understanding.ts";
import { run as measureWebhooks } from "./webhooks.ts";

await buildBot();
await measureWebhooks();
await measureUnderstanding();
await measureCountry(0.01);
