// The parts of a module: a link into one that is folded opens it first, and the rail says where a reader is and
// what is done. Streamlit draws the parts; the rail is HTML of the guide's own (guide/views/parts.py).
(() => {
  const WIDE = matchMedia("(min-width: 1100px)");
  const ANSWERS = ["ballots", "convictions", "answers", "verdicts", "guesses"];
  let gone = "";
  const heads = () => [...document.querySelectorAll(".part-head")];
  const found = (id) => document.getElementById(id) || document.querySelector(`.st-key-block-${CSS.escape(id)}`);

  // The head of the part that an id names, or that holds the block or the claim of this id.
  const headOf = (id) =>
    heads().find((head) => head.id === id || head.dataset.holds.split(" ").includes(id.replace(/^claim-/, "")));

  const foldOf = (id) => document.querySelector(`.st-key-${headOf(id)?.dataset.fold} details`);

  // Bring what an id names into view, with the focus, and open the part that holds it. It may still be on its way,
  // and what stands above it grows while it is drawn: it is sought for ten seconds and held in view for two, or
  // until the reader moves. A press while the page is being drawn would be lost, also between two of its first runs.
  const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
  const drawn = () => document.querySelector("[data-test-script-state='notRunning']");
  let wanted = "";
  function bring(id, quiet = 0) {
    wanted = id;
    let moved = false;
    for (const move of MOVES) addEventListener(move, () => (moved = true), { once: true, capture: true });
    const until = performance.now() + 10000;
    let pressed = -Infinity;
    let busy = quiet ? performance.now() : -Infinity;
    let held = 0;
    (function seek() {
      if (moved || wanted !== id) return;
      const fold = foldOf(id);
      const folded = fold && !fold.open;
      const now = performance.now();
      if (!drawn()) busy = now;
      if (folded && now > busy + quiet && now > pressed + 2000) {
        pressed = now;
        fold.querySelector("summary").click();
      }
      const there = found(id);
      if (there && !there.closest("[data-stale='true'], [inert]")) {
        there.scrollIntoView({ block: "start" });
        there.tabIndex = -1;
        if (!held) there.focus({ preventScroll: true });
        held += folded ? 0 : 1;
      }
      if (held < 20 && performance.now() < until) setTimeout(seek, 100);
    })();
  }

  // The block that the address names (`?block=`), once; a link to it brings it into view once more.
  let opened = "";
  window.openBlock = (block) => {
    if (opened === block) return;
    opened = block;
    if (window.placesLeft?.isSeeking()) return; // a reader who comes back returns to their place
    bring(block);
  };
  document.addEventListener("click", (event) => event.target.closest?.(".stPageLink") && (opened = ""), true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !headOf(link.hash.slice(1))) return;
    event.preventDefault();
    history.replaceState(history.state, "", link.hash);
    if (!WIDE.matches) link.closest(".rail details")?.removeAttribute("open");
    bring(link.hash.slice(1));
  });

  // Which part is being read: the last whose head has come into the upper third of the window.
  function here() {
    const rail = document.querySelector(".rail");
    if (!rail) return;
    const passed = heads().filter((head) => head.getBoundingClientRect().top < innerHeight / 3);
    const links = [...rail.querySelectorAll("a")];
    const at = Math.max(0, links.findIndex((link) => link.hash === `#${passed.at(-1)?.id}`));
    links.forEach((link, n) => (n === at ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    const summary = rail.querySelector("summary");
    const text = summary.dataset.now
      .replace("{number}", at + 1)
      .replace("{count}", links.length)
      .replace("{name}", links[at].textContent);
    if (summary.textContent !== text) summary.textContent = text;
  }

  // What is done: of what a part asks, how much was answered. `kept` is what the device keeps, as text.
  window.partsDone = (kept) => {
    let known = {};
    try {
      known = JSON.parse(kept) || {};
    } catch {
      /* what a device keeps may be anything */
    }
    const answered = new Set(ANSWERS.flatMap((kind) => Object.keys(known[kind] || {})));
    for (const line of document.querySelectorAll(".rail [data-asks]")) {
      const asks = line.dataset.asks.split(" ").filter(Boolean);
      const done = asks.filter((id) => answered.has(id)).length;
      line.textContent = done ? line.dataset.done.replace("{done}", done).replace("{count}", asks.length) : "";
    }
  };

  // Called by the rail once it stands.
  window.moduleParts = () => {
    const fold = document.querySelector(".rail details");
    const fit = () => (fold.open = WIDE.matches);
    WIDE.onchange = fit;
    fit();
    here();
    let kept = null;
    try {
      kept = localStorage.getItem("guide-reader");
    } catch {
      /* a browser can forbid a page to keep anything */
    }
    window.partsDone(kept);
    if (location.hash !== gone && !window.placesLeft?.isSeeking()) bring((gone = location.hash).slice(1), 500);
  };

  let waits = false;
  addEventListener(
    "scroll",
    () => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        here();
      });
    },
    { capture: true, passive: true },
  );
})();
