import { useId, useState } from "react";
import { TextField } from "./form-fields.tsx";
import { Icon } from "./icon.tsx";

interface StepsFieldProps {
  label: string;
  hint?: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
  addLabel: string;
}

/** A field for each line, with ways to move and remove it: for steps, whose order matters. */
export function StepsField({ label, hint, lines, onChange, addLabel }: StepsFieldProps) {
  const change = (at: number, text: string) => onChange(lines.map((line, index) => (index === at ? text : line)));
  const swap = (at: number) => {
    const moved = [...lines];
    const [line] = moved.splice(at, 1);
    moved.splice(at - 1, 0, line ?? "");
    onChange(moved);
  };
  return (
    <fieldset className="stack">
      <legend>{label}</legend>
      {hint && <p className="small">{hint}</p>}
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place, and its words change while it is written.
        <div key={index} className="step-field">
          <TextField
            label={`Bước ${index + 1}`}
            rows={2}
            maxLength={400}
            value={line}
            onChange={(text) => change(index, text)}
          />
          <div className="buttons">
            {index > 0 && (
              <button type="button" className="button button-small" onClick={() => swap(index)}>
                Lên trên
              </button>
            )}
            {lines.length > 1 && (
              <button
                type="button"
                className="button button-small"
                onClick={() => onChange(lines.filter((_line, other) => other !== index))}
              >
                <Icon name="trash" />
                Bỏ bước {index + 1}
              </button>
            )}
          </div>
        </div>
      ))}
      <button type="button" className="button" onClick={() => onChange([...lines, ""])}>
        <Icon name="plus" />
        {addLabel}
      </button>
    </fieldset>
  );
}

interface LinesFieldProps {
  label: string;
  hint: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
}

/** A list written as lines of one box; empty lines and doubles fall away. */
export function LinesField({ label, hint, lines, onChange }: LinesFieldProps) {
  const id = useId();
  const [text, setText] = useState(lines.join("\n"));
  return (
    <div className="form-field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <p id={`${id}-hint`} className="small">
        {hint}
      </p>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        className="field"
        rows={Math.min(Math.max(lines.length + 1, 3), 10)}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange([...new Set(event.target.value.split("\n").map((line) => line.trim()))].filter(Boolean));
        }}
      />
    </div>
  );
}
