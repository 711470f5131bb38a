import type { Light } from "../../../shared/api/oversight.ts";
import { lightWords } from "../oversight-words.ts";
import { Icon } from "./icon.tsx";

export function LightBadge({ light }: { light: Light }) {
  const { title, icon, tone } = lightWords[light];
  return (
    <span className={`badge badge-${tone}`}>
      <Icon name={icon} />
      {title}
    </span>
  );
}
