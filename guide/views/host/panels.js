// The panels over the controls of /host: all steps, the free timer, the card of keys. One is open at
// a time. Streamlit takes no script with the sign for "less than".

const panels = (() => {
  const STEPS = ".host-overview";
  const open = () => one(".host-panel:not([hidden])");
  let opener = null; // what had the focus before
  let listed = ""; // the event and the revision that the list of steps was made for

  function turn(selector) {
    const panel = one(selector);
    const close = !panel.hidden;
    shut();
    if (close) return;
    opener = document.activeElement;
    panel.hidden = false;
    for (const button of document.querySelectorAll("[data-open]")) {
      button.setAttribute("aria-expanded", String(button.dataset.open === selector));
    }
    if (selector === STEPS) list(true);
    else (panel.querySelector("[data-act]:not([aria-disabled=true])") || panel).focus();
  }

  // Whether there was one to shut.
  function shut() {
    const panel = open();
    if (!panel) return false;
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    for (const button of document.querySelectorAll("[data-open]")) button.setAttribute("aria-expanded", "false");
    if (inside && opener && opener.isConnected) opener.focus();
    return true;
  }

  // The list is the server's: what a step shows depends on what was counted and revealed.
  async function list(opening) {
    const panel = one(STEPS);
    const wanted = bar && `${bar.room}:${bar.revision}`;
    if (!bar || panel.hidden || (wanted === listed && !opening)) return;
    listed = wanted;
    let answer;
    try {
      answer = await ask(`screen/steps?room=${bar.room}`);
    } catch {
      listed = "";
      return;
    }
    const held = panel.contains(document.activeElement) && document.activeElement.dataset.option;
    panel.querySelector("div").innerHTML = answer.html;
    draw();
    const again = held && panel.querySelector(`[data-option="${CSS.escape(held)}"]`);
    const here = panel.querySelector("[aria-current]");
    if (opening && here) here.scrollIntoView({ block: "center" });
    if (opening || held) (again || here || panel).focus();
  }

  // Arrows lead from button to button within an open panel.
  function arrow(key) {
    const panel = open();
    if (!panel || !panel.contains(document.activeElement)) return false;
    const buttons = [...panel.querySelectorAll("button")].filter((each) => each.checkVisibility());
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    if (!by || !buttons.length) return false;
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length].focus();
    return true;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open], [data-close], .host-overview [data-act]");
    if (!button) return void (event.target.closest(".host-panel, .host-bar") || shut());
    if (button.dataset.open) turn(button.dataset.open);
    else shut();
  });

  // ── The digits of the free timer, on the button that opens its panel ────────

  let wasUp = null;
  function tick() {
    const box = one(".host-digits");
    if (!box || !bar) return;
    if (!server.silent) drawCountdown(box, bar.countdown);
    one(".host-digits + span").hidden = Boolean(bar.countdown);
    const up = Boolean(bar.countdown) && !countdownLeft(bar.countdown);
    if (up && wasUp === false) tell(words.screen_time_up);
    wasUp = up;
  }
  setInterval(tick, 250);

  return { turn, shut, arrow, list, tick, steps: STEPS };
})();
