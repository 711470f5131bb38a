import { Link, useParams } from "react-router-dom";
import { readMembers } from "../api/members.ts";
import { Icon } from "../components/icon.tsx";
import { MemberList } from "../components/member-list.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading, toHome } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { useFresh } from "../use-fresh.ts";

/** Who is in my team; the leader looks after them here. */
export function TeamMembersPage() {
  const teamId = Number(useParams().teamId);
  return <NeedsLogin title="Người của tổ">{(session) => <Members session={session} teamId={teamId} />}</NeedsLogin>;
}

function Members({ session: { token, me }, teamId }: { session: SignedIn; teamId: number }) {
  const { data, failure, reload, replace } = useFresh(`members:${teamId}`, () => readMembers(token, teamId));
  const name = data?.team.name ?? me.teams.find((team) => team.id === teamId)?.name;
  return (
    <Page title="Người của tổ" lead={name} back={`/t/${teamId}`}>
      {data === undefined && (failure ? <Failure failure={failure} onRetry={reload} wayOn={toHome} /> : <Loading />)}
      {data?.may.manage && (
        <Link to={`/t/${teamId}/join`} className="button button-main">
          <Icon name="qr" />
          Mã mời vào tổ
        </Link>
      )}
      {data && <MemberList token={token} list={data} onChanged={replace} />}
    </Page>
  );
}
