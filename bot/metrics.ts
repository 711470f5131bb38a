import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What /metrics shows. Labels hold names of our own, never ids or people's words. */
export const registry = new Registry();

export const webhookAnswers = new Counter({
  name: "to_so_webhook_answers_total",
  help: "Webhook requests by what became of them",
  labelNames: ["result"],
  registers: [registry],
});

export const requestSeconds = new Histogram({
  name: "to_so_http_request_seconds",
  help: "Time from request to answer, by route and status",
  labelNames: ["route", "status"],
  // The webhook must answer within 50 ms (median).
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [registry],
});

export const bypassesRowSecurity = new Gauge({
  name: "to_so_database_role_bypasses_row_security",
  help: "1 when the database role walks through row-level security, which it should not",
  registers: [registry],
});

export const handledEvents = new Counter({
  name: "to_so_handled_events_total",
  help: "Inbound events, by the command or handler that settled them",
  labelNames: ["by"],
  registers: [registry],
});

export const answerSeconds = new Histogram({
  name: "to_so_answer_queued_seconds",
  help: "Time from an event's arrival to its answer being queued",
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
  registers: [registry],
});

export const sendResults = new Counter({
  name: "to_so_send_attempts_total",
  help: "Attempts to send a message, by result",
  labelNames: ["result"],
  registers: [registry],
});

export const openMessages = new Gauge({
  name: "to_so_outbox_open_messages",
  help: "Messages not settled, by state, as of the last sweep",
  labelNames: ["state"],
  registers: [registry],
});

/** Memory, processor time and event loop of this process; once per process, because it starts timers and observers. */
export function collectProcessMetrics(): void {
  collectDefaultMetrics({ register: registry });
}
