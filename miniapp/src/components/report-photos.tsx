import { useEffect, useState } from "react";
import type { PhotoView } from "../../../shared/api/photo.ts";
import { CallFailed } from "../api/client.ts";
import { deletePhoto, readPhoto } from "../api/photos.ts";
import { useCall } from "../use-call.ts";
import { Icon } from "./icon.tsx";
import { Notice } from "./notices.tsx";
import "../styles/photos.css";

interface ReportPhotosProps {
  token: string;
  photos: readonly PhotoView[];
  /** May take others' pictures away too: the team's leader, staff. */
  mayRemove?: boolean;
  onChanged: () => void;
}

/** The pictures of a saved report; only those who may see the report get them. */
export function ReportPhotos({ token, photos, mayRemove = false, onChanged }: ReportPhotosProps) {
  if (photos.length === 0) return null;
  return (
    <ul className="photos">
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <OnePhoto token={token} photo={photo} place={index + 1} />
          {(photo.isMine || mayRemove) && (
            <RemovePhoto token={token} photoId={photo.id} place={index + 1} onRemoved={onChanged} />
          )}
        </li>
      ))}
    </ul>
  );
}

function OnePhoto({ token, photo, place }: { token: string; photo: PhotoView; place: number }) {
  const { address, isMissing } = usePicture(token, photo);
  if (photo.state === "failed")
    return <p className="photo photo-words small">{photo.reason ?? "Ảnh chưa lưu được."}</p>;
  if (photo.state === "waiting") return <p className="photo photo-words small">Ảnh đang được tải về…</p>;
  if (isMissing) return <p className="photo photo-words small">Chưa tải được ảnh.</p>;
  if (address === undefined) return <p className="photo photo-words small">Đang mở ảnh…</p>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img className="photo" src={address} alt={`Ảnh ${place} của báo cáo`} />
    </a>
  );
}

/** An image element cannot show its login: the bytes are asked for like everything else. */
function usePicture(token: string, { id, state }: PhotoView) {
  const [address, setAddress] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (state !== "stored") return;
    let made: string | undefined;
    let isCurrent = true;
    readPhoto(token, id)
      .then((picture) => {
        if (!isCurrent) return;
        made = URL.createObjectURL(picture);
        setAddress(made);
      })
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setMissing(true);
      });
    return () => {
      isCurrent = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [token, id, state]);
  return { address, isMissing };
}

function RemovePhoto({
  token,
  photoId,
  place,
  onRemoved,
}: {
  token: string;
  photoId: number;
  place: number;
  onRemoved: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, failure, run } = useCall();
  if (!isAsking) {
    return (
      <button type="button" className="photo-remove" aria-label={`Xóa ảnh ${place}`} onClick={() => setAsking(true)}>
        <Icon name="close" />
      </button>
    );
  }
  return (
    <div className="photo-asking">
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <button
        type="button"
        className="button button-danger"
        disabled={isBusy}
        onClick={() => void run(() => deletePhoto(token, photoId), onRemoved)}
      >
        Xóa ảnh {place}
      </button>
      <button type="button" className="button" disabled={isBusy} onClick={() => setAsking(false)}>
        Thôi
      </button>
    </div>
  );
}
