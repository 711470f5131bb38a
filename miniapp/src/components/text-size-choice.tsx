import { useState } from "react";
import { currentTextSize, setTextSize, type TextSize, textSizes } from "../text-size.ts";

const labels: Record<TextSize, string> = { normal: "Vừa", large: "Lớn", huge: "Rất lớn" };

export function TextSizeChoice() {
  const [chosen, setChosen] = useState(currentTextSize);
  return (
    <fieldset className="text-size">
      <legend>Cỡ chữ</legend>
      <div className="choices">
        {textSizes.map((size) => (
          <label key={size} className={`choice text-size-${size}`}>
            <input
              type="radio"
              name="text-size"
              checked={size === chosen}
              onChange={() => {
                setTextSize(size);
                setChosen(size);
              }}
            />
            <span>{labels[size]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
