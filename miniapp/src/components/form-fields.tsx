import { type ReactNode, useId } from "react";
import { isDay } from "../../../shared/calendar/day.ts";
import { formatWeekday } from "../../../shared/calendar/format.ts";

interface FieldProps {
  label: string;
  /** What to write, under the label. */
  hint?: string | undefined;
  /** What is wrong with it and how to mend that. */
  error?: string | undefined;
  /** What was chosen, as people here write it. */
  readBack?: string | undefined;
}

/** Label, hint and error of a control, joined for those who hear the page. */
function Field({
  label,
  hint,
  error,
  readBack,
  children,
}: FieldProps & {
  children: (joined: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}) {
  const id = useId();
  const notes = [hint && `${id}-hint`, readBack && `${id}-read-back`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="form-field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="small">
          {hint}
        </p>
      )}
      {children({ id, ...(notes && { "aria-describedby": notes }), ...(error && { "aria-invalid": true }) })}
      {readBack && (
        <p id={`${id}-read-back`} className="small">
          {readBack}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, "readBack"> {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "time" | "datetime-local" | "number" | "tel" | "search";
  /** Several lines. */
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  required?: boolean;
  min?: string | number;
  max?: string | number;
}

export function TextField({ label, hint, error, value, onChange, type = "text", rows, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} readBack={readBackOf(type, value)}>
      {(joined) =>
        rows === undefined ? (
          <input
            {...joined}
            {...rest}
            className="field"
            type={type}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...joined}
            {...rest}
            className="field"
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** "2026-11-23T07:30" → "07:30 Thứ Hai 23/11/2026": a browser writes days as its own language does, often with the month first. */
function readBackOf(type: TextFieldProps["type"], value: string): string | undefined {
  if (type !== "date" && type !== "datetime-local") return undefined;
  const [day = "", time] = value.split("T");
  return isDay(day) ? [time, formatWeekday(day)].filter(Boolean).join(" ") : undefined;
}

interface SelectFieldProps<T extends string> extends Omit<FieldProps, "readBack"> {
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
}

export function SelectField<T extends string>({ label, hint, error, value, onChange, options }: SelectFieldProps<T>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(joined) => (
        <select {...joined} className="field" value={value} onChange={(event) => onChange(event.target.value as T)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckFieldProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function CheckField({ label, checked, onChange }: CheckFieldProps) {
  return (
    <label className="check-field">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
