import { useCallback, useEffect, useState } from "react";

/** Reads text aloud where the phone has a Vietnamese voice; elsewhere there is nothing to offer. */
export function useReadAloud(): {
  canRead: boolean;
  isReading: boolean;
  read: (text: string) => void;
  stop: () => void;
} {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  const [isReading, setReading] = useState(false);

  useEffect(() => {
    const speech = window.speechSynthesis as SpeechSynthesis | undefined;
    if (speech === undefined) return;
    // Some phones bring their voices only after a while.
    const look = () => setVoice(speech.getVoices().find((known) => known.lang.toLowerCase().startsWith("vi")));
    look();
    speech.addEventListener?.("voiceschanged", look);
    return () => {
      speech.removeEventListener?.("voiceschanged", look);
      speech.cancel();
    };
  }, []);

  const stop = useCallback(() => {
    window.speechSynthesis?.cancel();
    setReading(false);
  }, []);

  const read = useCallback(
    (text: string) => {
      if (voice === undefined) return;
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      // Slower than talk: the hands do what is heard.
      words.rate = 0.85;
      words.onend = () => setReading(false);
      words.onerror = () => setReading(false);
      window.speechSynthesis.cancel();
      window.speechSynthesis.speak(words);
      setReading(true);
    },
    [voice],
  );

  return { canRead: voice !== undefined, isReading, read, stop };
}
