/** Whose phone it is, above the phone. */
export function Owner({ avatarUrl, name, about }: { avatarUrl: string; name: string; about: string }) {
  return (
    <div className="owner">
      <img src={avatarUrl} alt="" width="36" height="36" />
      <div>
        <h2>{name}</h2>
        <p>{about}</p>
      </div>
    </div>
  );
}
