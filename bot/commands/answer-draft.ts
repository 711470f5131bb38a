import type { Indicator } from "../../shared/catalogue/indicator.ts";
import { fold } from "../../shared/understanding/fold.ts";
import type { FigureValues } from "../db/schema/reports.ts";
import type { KnownPerson } from "../services/people/known-person.ts";
import { keepCorrection } from "../services/readings/corrections.ts";
import { type DraftQuestions, type FigureQuestion, questionsOf } from "../services/reports/draft-questions.ts";
import { changeDraft, dropDraft } from "../services/reports/drafts.ts";
import { type Report, reportingTeams } from "../services/reports/report.ts";
import { plainAnswer, saysOneOf } from "./answers.ts";
import type { Reply, Turn } from "./command.ts";
import { names } from "./named-team.ts";
import { readBack } from "./read-back.ts";
import { readCount, readFigures, readIndicator } from "./read-message.ts";
import { endQuestion } from "./report-state.ts";

const SKIP = ["bo qua so nay", "bo qua", "bo so nay", "khong tinh", "khong tinh so nay", "khong nho", "khong ro"];

/** What an answer settles: figures to write, and the question that is left of it when it was only half an answer. */
interface Settled {
  values: FigureValues;
  left?: FigureQuestion;
}

/** The answer to the draft's first open question; undefined when nothing is open or the text is no answer to it. */
export async function answerDraft(
  turn: Turn,
  { draft, person }: { draft: Report; person: KnownPerson },
): Promise<Reply | undefined> {
  const questions = questionsOf(draft);
  if (questions.teamIds.length > 0) return chooseTeam(turn, { draft, person, questions });
  const [question, ...rest] = questions.figures;
  if (!question) return undefined;
  const settled = settle(turn, question);
  if (!settled) return undefined;
  await learnName(turn, person, question, settled.values);
  const values = { ...draft.values, ...settled.values };
  const figures = [...(settled.left ? [settled.left] : []), ...rest];
  if (figures.length === 0 && Object.keys(values).length === 0) return dropEmpty(turn, { draft, person });
  const changed = await changeDraft(turn.tx, {
    reportId: draft.id,
    by: person,
    values,
    questions: { ...questions, figures },
    now: turn.now,
  });
  return readBack(turn, { draft: changed, person });
}

/** A number nobody had named for us is named now: an officer may make it a name of the indicator. */
async function learnName(
  turn: Turn,
  person: KnownPerson,
  { named, said = named }: FigureQuestion,
  values: FigureValues,
): Promise<void> {
  const [code, ...others] = Object.keys(values);
  if (named === undefined || said === undefined || code === undefined || others.length > 0) return;
  await keepCorrection(turn.tx, {
    communeId: turn.commune.id,
    name: { words: named, said },
    readAs: undefined,
    code,
    byPersonId: person.id,
    now: turn.now,
  });
}

async function chooseTeam(
  turn: Turn,
  { draft, person, questions }: { draft: Report; person: KnownPerson; questions: DraftQuestions },
): Promise<Reply | undefined> {
  const teams = (await reportingTeams(turn.tx, person)).filter(({ teamId }) => questions.teamIds.includes(teamId));
  const said = plainAnswer(turn);
  // With figures it is a message of its own, which names its team.
  if (Object.keys(readFigures(turn).values).length > 0) return undefined;
  const named = teams.filter(({ teamName }) => fold(teamName).includes(said) || names(said, fold(teamName)));
  const chosen =
    teams.find(({ teamName }) => fold(teamName) === said) ??
    (/^\d$/.test(said) ? teams[Number(said) - 1] : named.length === 1 && said.length > 2 ? named[0] : undefined);
  if (!chosen) return undefined;
  const changed = await changeDraft(turn.tx, {
    reportId: draft.id,
    by: person,
    teamId: chosen.teamId,
    questions: { ...questions, teamIds: [] },
    now: turn.now,
  });
  return readBack(turn, { draft: changed, person });
}

function settle(turn: Turn, question: FigureQuestion): Settled | undefined {
  if (saysOneOf(turn, SKIP)) return { values: {} };
  const choice = chosen(turn, question);
  if (choice) return settleWith(turn, choice.code ?? onlyCode(question), choice.value);
  const code = onlyCode(question);
  if (code === undefined) return undefined;
  const count = readCount(turn, code);
  return count === undefined ? undefined : { values: { [code]: count } };
}

/** By the button's title, by its number in the list when the titles are names, or by naming the indicator. */
function chosen(turn: Turn, { choices }: FigureQuestion): FigureQuestion["choices"][number] | undefined {
  const said = plainAnswer(turn);
  const byTitle = choices.find(({ title }) => fold(title) === said);
  if (byTitle) return byTitle;
  const codes = new Set(choices.map(({ code }) => code));
  if (codes.size < 2) return undefined;
  if (/^\d$/.test(said)) return choices[Number(said) - 1];
  const code = readIndicator(
    turn,
    choices.flatMap((choice) => choice.code ?? []),
  );
  const named = choices.find((choice) => choice.code === code && code !== undefined);
  // "báo cáo vneid 2 người": a number said with the name is newer than the one that was asked about.
  return named && { ...named, value: readCount(turn, named.code ?? "") ?? named.value };
}

function onlyCode({ codes, choices }: FigureQuestion): string | undefined {
  const all = new Set([...codes, ...choices.flatMap(({ code }) => code ?? [])]);
  const [code] = all;
  return all.size === 1 ? code : undefined;
}

function settleWith(turn: Turn, code: string | undefined, value: number | undefined): Settled | undefined {
  if (code === undefined) return undefined;
  if (value !== undefined) return { values: { [code]: value } };
  const indicator = turn.commune.indicators.find((known) => known.code === code);
  return indicator && { values: {}, left: askCount(indicator) };
}

function askCount(indicator: Indicator): FigureQuestion {
  return { text: `“${indicator.label}” là bao nhiêu ${indicator.unit}?`, codes: [indicator.code], choices: [] };
}

async function dropEmpty(turn: Turn, { draft, person }: { draft: Report; person: KnownPerson }): Promise<Reply> {
  await dropDraft(turn.tx, { reportId: draft.id, by: person, now: turn.now });
  return {
    messages: [
      { text: "Dạ, đã bỏ. Báo cáo không còn số nào nên chưa ghi gì.", buttons: [{ title: "Báo cáo", say: "báo cáo" }] },
    ],
    ...endQuestion(turn),
  };
}
