import { sql } from "drizzle-orm";
import { accessLogAge } from "./ages.ts";
import { type RetentionRule, statementRule } from "./rule.ts";

/** Long over: nobody asks any more why a code or a login did not work. Own rule; the law asks for no longer than needed. */
const over = { days: 30 };
/** Limits look back an hour at most. */
const limits = { days: 1 };

const sessions = statementRule(
  "sessions",
  ({ before, limit }) => sql`
    delete from sessions where id in (
      select id from sessions where least(revoked_at, expires_at) < ${before(over)} limit ${limit})`,
);

const loginRequests = statementRule(
  "login_requests",
  ({ before, limit }) => sql`
    delete from login_requests where id in (
      select id from login_requests where expires_at < ${before(over)} limit ${limit})`,
);

/** The role that a code gave stays in `unit_roles`, who took it in the audit log. */
const roleGrants = statementRule(
  "role_grants",
  ({ before, limit }) => sql`
    delete from role_grants where id in (
      select id from role_grants where expires_at < ${before(over)} limit ${limit})`,
);

const quarantinedEvents = statementRule(
  "quarantined_events",
  ({ before, limit }) => sql`
    delete from quarantined_events where id in (
      select id from quarantined_events where received_at < ${before(over)} limit ${limit})`,
);

const wrongCodes = statementRule(
  "wrong_codes",
  ({ before, limit }) => sql`
    delete from wrong_codes where id in (select id from wrong_codes where at < ${before(limits)} limit ${limit})`,
);

const messageRates = statementRule(
  "message_rates",
  ({ before, limit }) => sql`
    delete from message_rates where writer in (
      select writer from message_rates where since < ${before(limits)} limit ${limit} for update skip locked)`,
);

/** Written in order of time: the oldest rows are looked at first, and only they. */
const auditLog = statementRule(
  "audit_log",
  ({ before, limit }) => sql`
    delete from audit_log where at < ${before(accessLogAge)} and id in (select id from audit_log order by id limit ${limit})`,
);

/** When which kind of event came, after a month without words and names. */
const eventLog = statementRule(
  "event_log",
  ({ before, limit }) => sql`
    delete from inbound_events where received_at < ${before(accessLogAge)}
      and id in (select id from inbound_events order by id limit ${limit})`,
);

export const traceRules: readonly RetentionRule[] = [
  sessions,
  loginRequests,
  roleGrants,
  quarantinedEvents,
  wrongCodes,
  messageRates,
  auditLog,
  eventLog,
];
