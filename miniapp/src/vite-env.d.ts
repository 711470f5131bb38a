/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where our server is when the app is loaded from Zalo's CDN, e.g. "https://xa.example.vn"; empty at /app/. */
  readonly VITE_SERVER_URL?: string;
}
