/** Keeps the text field above a phone's keyboard where the browser lays the keyboard over the page (iOS). */

export function followVisibleHeight() {
  const view = globalThis.visualViewport;
  if (!view) return;
  const follow = () => {
    // Zoomed in with two fingers the visible part is smaller too; then the page must keep its size.
    const height = view.scale === 1 ? `${view.height}px` : "";
    document.documentElement.style.setProperty("--visible-height", height);
  };
  view.addEventListener("resize", follow);
  follow();
}
