// A page that is drawn anew by itself, as it is once an author saves a file, leaves its reader where they were.
//
// Its parts arrive one after the other, folded, and what the browser does to hold the place is lost with the part it
// held on to. The named block at the top of the window is put back where it stood, once all of the page has come.
(() => {
  const ACTS = ["wheel", "touchstart", "touchend", "pointerdown", "keydown", "click", "input", "popstate"];
  const LATELY = 3000; // milliseconds: what is drawn so soon after an act is the answer to it
  const TOP = 90; // pixels: below the head of the page
  const REOPENED = 400; // milliseconds: keep_open.js opens what was open within a fifth of a second
  let acted = performance.now();
  let held = null;

  const main = () => document.querySelector(".stMain");
  const topOf = (block) => block.getBoundingClientRect().top;

  function atTop() {
    const blocks = document.querySelectorAll('.stMain [class*="st-key-block-"]');
    const block = [...blocks].find((one) => one.getBoundingClientRect().bottom > TOP);
    const name = [...(block?.classList ?? [])].find((one) => one.startsWith("st-key-block-"));
    return name && main().scrollTop > 0 ? { name, top: topOf(block) } : null;
  }

  function putBack(place) {
    const block = held === place && document.querySelector(`.${CSS.escape(place.name)}`);
    if (block) main().scrollBy({ top: topOf(block) - place.top, behavior: "instant" });
  }

  function drawn(app) {
    const runs = app.dataset.testScriptState === "running";
    if (runs && !held && performance.now() - acted > LATELY) held = atTop();
    if (runs || !held) return;
    const place = held;
    putBack(place);
    setTimeout(() => {
      putBack(place);
      if (held === place) held = null;
    }, REOPENED);
  }

  for (const one of ACTS) {
    addEventListener(one, () => { acted = performance.now(); held = null; }, { capture: true, passive: true });
  }
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.matches('[data-testid="stApp"]')) drawn(target);
  }).observe(document.documentElement, {
    attributes: true, attributeFilter: ["data-test-script-state"], subtree: true,
  });
})();
