// What a reader opened stays open when its text is drawn anew, as it is once an author saves the file it comes from.
//
// An opened part is known by its place: the nearest named part of the page, its own name, and which of them it is.
// Another page begins with all closed.
(() => {
  const opened = new Set();
  let page = location.pathname;
  let waiting = 0;

  function place(part) {
    const around = part.closest('[class*="st-key-"]');
    const name = [...(around?.classList ?? [])].find((one) => one.startsWith("st-key-")) ?? "";
    return [name, part.name, [...(around ?? document).querySelectorAll("details")].indexOf(part)].join(" ");
  }

  addEventListener(
    "toggle",
    ({ target }) => {
      if (!target.matches?.("details") || !target.isConnected) return;
      target.open ? opened.add(place(target)) : opened.delete(place(target));
    },
    { capture: true },
  );

  function open(parts) {
    for (const part of parts) if (opened.has(place(part))) part.open = true;
  }

  new MutationObserver((changes) => {
    if (page !== location.pathname) {
      page = location.pathname;
      opened.clear();
    }
    if (!opened.size) return;
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const parts = node.matches("details") ? [node] : node.querySelectorAll("details");
        if (!parts.length) continue;
        open(parts);
        // Which of them it is can be told once the others stand, too.
        clearTimeout(waiting);
        waiting = setTimeout(() => open(document.querySelectorAll("details")), 200);
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
