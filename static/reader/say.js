// What a page has to say, heard. A live region that is put on a page already filled is often not read out, so one
// stands empty from the first moment, and takes the text of every part with `data-say` that comes or changes.
//
// What stands when a page is opened is read with it: only what follows a reader's own press is said.
(() => {
  const region = document.createElement("div");
  region.className = "heard";
  region.setAttribute("role", "status");
  region.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  document.body.append(region);

  let told = new Set();
  let pressed = false;
  let waiting = 0;
  for (const press of ["pointerdown", "keydown"]) {
    addEventListener(press, () => (pressed = true), { capture: true, passive: true });
  }

  function say() {
    const now = new Set();
    for (const part of document.querySelectorAll("[data-say]")) {
      if (part.closest("[data-stale='true']")) continue;
      const text = part.textContent.replace(/\s+/g, " ").trim();
      if (text) now.add(text);
    }
    const news = [...now].filter((text) => !told.has(text));
    told = now;
    if (!news.length || !pressed) return;
    region.textContent = "";
    setTimeout(() => (region.textContent = news.join(" ")), 50);
  }

  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target !== region && target.parentNode !== region)) return;
    clearTimeout(waiting);
    waiting = setTimeout(say, 250);
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
})();
