// Where the focus goes once a press has changed a page: to what the press was for, which is also in sight then.
//
// The page is drawn anew piece by piece, so the part is sought until it stands, at most for ten seconds, and left
// alone as soon as the reader has moved the focus elsewhere.
window.focusOn = (selector) => {
  const began = document.activeElement;
  const until = performance.now() + 10000;
  (function seek() {
    const now = document.activeElement;
    if (now !== began && now !== document.body) return;
    const found = [...document.querySelectorAll(selector)].find((one) => !one.closest("[data-stale='true'], [inert]"));
    if (!found) return performance.now() < until && setTimeout(seek, 50);
    if (!found.matches("a, button, input, textarea, select, summary")) found.tabIndex = -1;
    found.focus({ preventScroll: true });
    const box = found.getBoundingClientRect();
    if (box.top < 80 || box.top > innerHeight * 0.7) {
      found.scrollIntoView({ block: box.height > innerHeight / 2 ? "start" : "center" });
    }
  })();
};

// Escape closes what was opened in a figure, as its button does.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.target.closest?.('[class*="st-key-sheet-"]')?.querySelector('[class*="-close"] button')?.click();
});
