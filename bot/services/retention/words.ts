import { sql } from "drizzle-orm";
import { chatAge, helpAge } from "./ages.ts";
import { type RetentionRule, statementRule } from "./rule.ts";

/**
 * What people wrote, and that it was they: body and chat go; what is left tells when which kind of event came. Keys of events
 * that are no messages name people (dedupe-key.ts).
 */
const inboundEvents = statementRule(
  "inbound_events",
  ({ before, limit }) => sql`
    update inbound_events set raw = null,
      conversation_key = case when handled_at is null then conversation_key end,
      dedupe_key = case when event_name ~ '^(user|oa|anonymous)_send_' then dedupe_key else 'old_' || id end
    where id in (
      select id from inbound_events
      where received_at < ${before(chatAge)} and (raw is not null or (conversation_key is not null and handled_at is not null))
      limit ${limit} for update skip locked)`,
);

/** What we wrote: answers repeat people's words. What is still waiting to go out keeps its text; announcements keep theirs. */
const outboundMessages = statementRule(
  "outbound_messages",
  ({ before, limit }) => sql`
    update outbound_messages set content_sealed = null
    where id in (
      select id from outbound_messages
      where content_sealed is not null and created_at < ${before(chatAge)}
        and state in ('sent', 'failed', 'unknown') and coalesce(settled_at, created_at) < ${before(chatAge)}
      limit ${limit} for update skip locked)`,
);

/** What was asked last and never answered; it may hold a name or a request. */
const conversationStates = statementRule(
  "conversation_states",
  ({ before, limit }) => sql`
    update conversations set state = null, state_at = null
    where id in (
      select id from conversations where state is not null and coalesce(state_at, '-infinity') < ${before(chatAge)}
      limit ${limit} for update skip locked)`,
);

const helpRequests = statementRule(
  "help_requests",
  ({ before, limit }) => sql`
    update help_requests set words_sealed = null, answer_sealed = null
    where id in (
      select id from help_requests
      where (words_sealed is not null or answer_sealed is not null) and state in ('closed', 'cancelled') and coalesce(closed_at, created_at) < ${before(helpAge)}
      limit ${limit} for update skip locked)`,
);

/** People's own words, though nobody's name is with them: as long as other requests. */
const unansweredQuestions = statementRule(
  "unanswered_questions",
  ({ before, limit }) => sql`
    delete from unanswered_questions
    where id in (
      select id from unanswered_questions where coalesce(done_at, last_asked_at) < ${before(helpAge)}
      limit ${limit} for update skip locked)`,
);

/** How numbers were named; that they were is kept, and names an officer took are the indicator's. */
const namesOfNumbers = statementRule(
  "reading_corrections",
  ({ before, limit }) => sql`
    update reading_corrections set words = null, said = null, by_person_id = null
    where id in (
      select id from reading_corrections where words is not null and at < ${before(chatAge)}
      limit ${limit} for update skip locked)`,
);

/** The words that named a report's numbers; the numbers are figures and stay. */
const wordsOfNumbers = statementRule(
  "report_readings",
  ({ before, limit }) => sql`
    update reports set read_from = null
    where id in (
      select id from reports where read_from is not null and created_at < ${before(chatAge)}
      limit ${limit} for update skip locked)`,
);

export const wordRules: readonly RetentionRule[] = [
  inboundEvents,
  outboundMessages,
  conversationStates,
  helpRequests,
  unansweredQuestions,
  namesOfNumbers,
  wordsOfNumbers,
];
