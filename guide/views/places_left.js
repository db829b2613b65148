/* Back and reload return to the place left. A page is drawn anew, so the place is sought until it has held for two
   seconds, ten at most, or until the reader moves. Streamlit drops a script that holds the sign for “less than”. */
window.placesLeft ||= (() => {
  const KEY = "guide-places";
  const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
  const EVERY = 100; // milliseconds
  const HELD = 20; // times that a place is found again before it is taken for good
  const TRIES = 100;
  const places = new Map(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
  let seeking = null;
  let here = location.href;
  let leaving = false;

  const main = () => document.querySelector(".stMain");

  function arrive() {
    seeking = null;
    leaving = false;
    here = location.href;
  }

  function keep() {
    if (main()) places.set(here, main().scrollTop);
  }

  function move() {
    arrive();
    keep();
  }

  function seek(place, tries, held) {
    if (seeking !== place) return;
    const found = main() && main().scrollTop === place.top;
    if (!found) main()?.scrollTo({ top: place.top, behavior: "instant" });
    if (held === HELD || tries === TRIES) arrive();
    else setTimeout(() => seek(place, tries + 1, found ? held + 1 : 0), EVERY);
  }

  function comeBack() {
    const top = places.get(location.href);
    const stays = new URL(here).pathname === location.pathname; // so that nothing leads to its top by itself
    arrive();
    if (top > 0 || (stays && top === 0)) seek((seeking = { top }), 0, 0);
  }

  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    leaving = Boolean(link) && link.pathname !== location.pathname;
  }, true);
  /* What scrolls between a click on a link and the new address is Streamlit, not the reader. */
  document.addEventListener("scroll", (event) => {
    if (!seeking && !leaving && event.target === main() && here === location.href) keep();
  }, true);
  /* Before it leaves a page Streamlit empties its address in an entry of its own: Back would then find nothing open. */
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? "", location.href);
    if (!(leaving && next.pathname === location.pathname && !next.search)) push(state, title, address);
  };
  for (const one of MOVES) addEventListener(one, move, true);
  addEventListener("popstate", comeBack);
  addEventListener("pagehide", () => sessionStorage.setItem(KEY, JSON.stringify([...places].slice(-50))));
  const [loaded] = performance.getEntriesByType("navigation");
  if (["back_forward", "reload"].includes(loaded?.type)) comeBack();

  /* For an address that was written anew where the reader stands. */
  function keepHere() {
    here = location.href;
    keep();
  }

  return { isSeeking: () => seeking !== null, keepHere };
})();
