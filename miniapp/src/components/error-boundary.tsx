import { Component, type ReactNode } from "react";

/** A class because React has no other way to catch what a page throws while it is drawn. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="page">
        <h1>Trang này chưa mở được</h1>
        <p>Số liệu đã nhập vẫn được giữ trên máy này. Xin mở lại trang.</p>
        <button type="button" className="button button-main" onClick={() => window.location.reload()}>
          Mở lại
        </button>
      </main>
    );
  }
}
