/* Bring the block that the address names into view. Figures above grow while they are drawn, so it is sought
   for two seconds, or until the reader moves. Streamlit drops a script that holds the sign for “less than”. */
window.openBlock ||= (() => {
  const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
  let opened = "";

  /* A link to the block that is open already brings it into view once more. */
  addEventListener("click", (event) => {
    if (event.target.closest(".stPageLink")) opened = "";
  }, true);

  return (block) => {
    if (opened === block) return;
    opened = block;
    let moved = false;
    for (const move of MOVES) addEventListener(move, () => (moved = true), { once: true, capture: true });

    function seek(tries) {
      if (moved || opened !== block) return;
      const found = document.querySelector(`.st-key-block-${block}`);
      found?.scrollIntoView({ block: "start" });
      if (found && tries === 10) {
        found.tabIndex = -1;
        found.focus({ preventScroll: true });
      }
      if (20 > tries) setTimeout(() => seek(tries + 1), 100);
    }
    seek(0);
  };
})();
