import { lazy, type ReactNode, Suspense, useState } from "react";
import type { MemberView, MemberList as People } from "../../../shared/api/members.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { changeMember, readMembers } from "../api/members.ts";
import { phoneWords, roleNames } from "../role-words.ts";
import { useCall } from "../use-call.ts";
import { Icon } from "./icon.tsx";
import { AddDialog, EditDialog, HandOverDialog, nameOf, RemoveDialog, RoleDialog } from "./member-dialogs.tsx";
import { MoreButton } from "./more-button.tsx";
import { Notice } from "./notices.tsx";
import "../styles/people.css";

// Only officers move and merge people.
const MergeDialog = lazy(() => import("./merge-dialog.tsx").then((module) => ({ default: module.MergeDialog })));
const MoveDialog = lazy(() => import("./move-dialog.tsx").then((module) => ({ default: module.MoveDialog })));

type Ask = "edit" | "role" | "handOver" | "move" | "merge" | "remove";

interface MemberListProps {
  token: string;
  list: People;
  onChanged: (list: People) => void;
}

/** The people of a team; whoever manages it opens one of them to change something. */
export function MemberList({ token, list, onChanged }: MemberListProps) {
  const [asked, setAsked] = useState<{ ask: Ask; member: MemberView } | "add">();
  const more = useCall();
  const close = () => setAsked(undefined);
  const dialog = { token, list, onChanged, onClose: close };
  const loadMore = () =>
    more.run(
      () => readMembers(token, list.team.id, list.next),
      ({ members, next, ...rest }) => {
        const { next: _, ...before } = list;
        onChanged({ ...before, ...rest, members: [...list.members, ...members], ...(next ? { next } : {}) });
      },
    );
  return (
    <section className="stack" aria-live="polite">
      {list.members.length === 0 && (
        <p className="card">Tổ chưa có ai. Gửi mã mời vào tổ cho mọi người, hoặc thêm từng người.</p>
      )}
      <ul className="people">
        {list.members.map((member) => (
          <Member
            key={member.personId}
            member={member}
            list={list}
            token={token}
            onChanged={onChanged}
            canMove={list.may.move}
            onAsk={(ask) => setAsked({ ask, member })}
          />
        ))}
      </ul>
      <MoreButton {...more} hasMore={list.next !== undefined} onMore={() => void loadMore()} />
      {list.may.manage && (
        <button type="button" className="button own-width" onClick={() => setAsked("add")}>
          <Icon name="plus" />
          Thêm người
        </button>
      )}
      {asked === "add" && <AddDialog {...dialog} />}
      {asked !== undefined && asked !== "add" && (
        <Suspense>
          {asked.ask === "edit" && <EditDialog {...dialog} member={asked.member} />}
          {asked.ask === "role" && <RoleDialog {...dialog} member={asked.member} />}
          {asked.ask === "handOver" && <HandOverDialog {...dialog} member={asked.member} />}
          {asked.ask === "remove" && <RemoveDialog {...dialog} member={asked.member} />}
          {asked.ask === "merge" && <MergeDialog {...dialog} member={asked.member} />}
          {asked.ask === "move" && <MoveDialog {...dialog} member={asked.member} />}
        </Suspense>
      )}
    </section>
  );
}

interface MemberProps extends Pick<MemberListProps, "token" | "list" | "onChanged"> {
  member: MemberView;
  canMove: boolean;
  onAsk: (ask: Ask) => void;
}

function Member({ member, list, token, onChanged, canMove, onAsk }: MemberProps) {
  const { role, isMe, isNew } = member;
  const head = (
    <>
      <span className="person-name">
        {nameOf(member)}
        {isMe && <span className="unit"> (tôi)</span>}
      </span>
      <span className={`badge badge-${role}`}>{roleNames[role]}</span>
      {isNew && <span className="badge badge-new">Mới vào</span>}
    </>
  );
  if (!list.may.manage) return <li className="person">{<div className="person-head">{head}</div>}</li>;
  return (
    <li className="person">
      {isNew && <Confirm member={member} list={list} token={token} onChanged={onChanged} onAsk={onAsk} head={head} />}
      {!isNew && (
        <details>
          <summary className="person-head">{head}</summary>
          <div className="person-more">
            <Facts member={member} />
            <div className="buttons">
              <Action label="Sửa tên, số điện thoại" onPress={() => onAsk("edit")} />
              {list.may.handOver && (role === "member" || role === "deputy") && (
                <>
                  <Action label="Giao làm tổ trưởng" onPress={() => onAsk("handOver")} />
                  <Action
                    label={role === "deputy" ? "Thôi làm tổ phó" : "Giao làm tổ phó"}
                    onPress={() => onAsk("role")}
                  />
                </>
              )}
              {canMove && role !== "leader" && <Action label="Chuyển tổ" onPress={() => onAsk("move")} />}
              {canMove && !isMe && list.members.length > 1 && (
                <Action label="Trùng với người khác" onPress={() => onAsk("merge")} />
              )}
              {(role !== "leader" || (list.may.handOver && !isMe)) && (
                <Action label="Đưa ra khỏi tổ" isDanger onPress={() => onAsk("remove")} />
              )}
            </div>
          </div>
        </details>
      )}
    </li>
  );
}

function Facts({ member: { phone, since, isOnZalo } }: { member: MemberView }) {
  return (
    <p className="small">
      {phone && (
        <>
          <a href={`tel:+${phone}`}>{phoneWords(phone)}</a> ·{" "}
        </>
      )}
      từ {formatDay(dayOf(new Date(since)))} · {isOnZalo ? "đã vào Zalo" : "chưa vào Zalo"}
    </p>
  );
}

function Action({ label, isDanger = false, onPress }: { label: string; isDanger?: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      className={isDanger ? "button button-small button-danger" : "button button-small"}
      onClick={onPress}
    >
      {label}
    </button>
  );
}

/** Who joined by code waits for one word: the right person, or not. */
function Confirm({ member, list, token, onChanged, onAsk, head }: Omit<MemberProps, "canMove"> & { head: ReactNode }) {
  const { isBusy, failure, run } = useCall();
  const confirm = () => run(() => changeMember(token, list.team.id, member.personId, { confirmed: true }), onChanged);
  return (
    <>
      <div className="person-head">{head}</div>
      <div className="person-more">
        <p>Vừa vào bằng mã của tổ. Đúng người của tổ không?</p>
        <div className="buttons">
          <button type="button" className="button button-small" disabled={isBusy} onClick={() => void confirm()}>
            <Icon name="check" />
            Đúng người
          </button>
          {list.may.move && list.members.length > 1 && (
            <Action label="Trùng với người khác" onPress={() => onAsk("merge")} />
          )}
          <Action label="Đưa ra khỏi tổ" isDanger onPress={() => onAsk("remove")} />
        </div>
        {failure && <Notice tone="bad">{failure.message}</Notice>}
      </div>
    </>
  );
}
