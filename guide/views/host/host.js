// The buttons and keys of /host. Every press goes to the server by itself: no script of Streamlit
// runs for it, so that none can run twice. The page hands out `words` and `keys`, and where the
// event stands in `window.guideHostBar`. Streamlit takes no script with the sign for "less than".

const WATCH = 400; // milliseconds between two looks at whether the server answers
const one = (selector) => document.querySelector(selector);
const tell = teller(() => one(".host-told"));
let bar = null;

function take(given) {
  if (!given) return;
  if (!bar || bar.room !== given.room || given.revision >= bar.revision) bar = given;
  draw();
  panels.tick();
  panels.list();
}

function draw() {
  if (!bar) return;
  for (const button of document.querySelectorAll("[data-act]")) {
    const act = button.dataset.act;
    const why = bar.off[act] || "";
    const label = button.querySelector("span");
    if (label && bar.labels[act] && label.textContent !== bar.labels[act]) label.textContent = bar.labels[act];
    button.hidden = bar.hidden.includes(act);
    button.setAttribute("aria-disabled", String(Boolean(why)));
    button.title = why;
    button.dataset.drawn = "yes";
  }
}

const press = presser({
  words,
  position: () => bar.at,
  news: (answer) => take(answer.bar),
  tell,
});

function act(name, more) {
  if (!bar) return;
  // A press that waits for another may lead on from where that one leads: the server knows.
  if (bar.off[name] && !press.waiting()) return void tell(bar.off[name]);
  if (name === "hold" && bar.countdown && !countdownLeft(bar.countdown)) return void tell(words.screen_time_up);
  press(bar.room, name, more);
}

addEventListener("guide-host-bar", () => take(window.guideHostBar));
addEventListener("guide-host-news", (event) => take(event.detail)); // a press on the preview
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (!button) return;
  const { act: name, option } = button.dataset;
  act(name, option === undefined ? {} : { option });
});

// ── Keys and a clicker ───────────────────────────────────────────────────────

const HERE = { // what concerns this window alone
  help() { panels.turn(".host-help"); },
  overview() { panels.turn(panels.steps); },
  full(key) {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen().catch(() => {});
    else if (key !== "F5") document.exitFullscreen();
  },
  close() {
    if (panels.shut()) return;
    if (bar && (bar.at.pinned || bar.at.source || bar.at.look)) act("close");
  },
};

// Before Streamlit's own keys, which are on the document: R would run the page anew.
addEventListener("keydown", (event) => {
  if (!one(".host-bar") || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = keyOf(event);
  const name = keys[key];
  if (own(event.target, key)) return;
  if (panels.arrow(key)) return void event.preventDefault();
  if (!event.repeat && numbered(key)) return void event.preventDefault();
  if (!name) return;
  if (key !== "Escape") {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  if (event.repeat) return;
  if (HERE[name]) return void HERE[name](key);
  if (!one(".host-timer").contains(document.activeElement)) panels.shut();
  act(name);
}, true);

const numbered = stepTyper(tell, (number) => act("go", { option: number }));

// Whether a key belongs to what has the focus: a field that is typed in, or a control that was
// reached by keys.
function own(target, key) {
  if (!target.closest) return false;
  if (target.closest("input, textarea, select, [contenteditable=true]")) return key !== "F5";
  const control = target.closest("button, a, summary, [role=button], [role=tab], [role=option]");
  const natural = [" ", "Enter"].includes(key) || (key.startsWith("Arrow") && target.closest("[role=tab]"));
  return Boolean(natural && control && control.matches(":focus-visible, .host-panel *"));
}

// ── A server that is silent ──────────────────────────────────────────────────

server.heard = (answered) => {
  document.documentElement.classList.toggle("server-silent", !answered);
  if (one(".host-lost")) one(".host-lost").hidden = answered;
};

(async function watch() {
  for (;;) {
    await new Promise((done) => setTimeout(done, WATCH));
    if (one(".host-bar") && bar) await ask(`screen/now?room=${bar.room}`).catch(() => {});
  }
})();

// How many phones have joined and answered: told without a run of any script of the page.
(async function phones() {
  for (;;) {
    await new Promise((done) => setTimeout(done, 1000));
    const line = one(".host-phones-count");
    if (!line || !bar) continue;
    try {
      const told = await (await fetch(`r/${bar.room}/count`, { cache: "no-store" })).json();
      if (told.host) line.textContent = told.host.filter(Boolean).join(" · ");
    } catch { /* the silence of the server is told elsewhere */ }
  }
})();

new MutationObserver(() => {
  if (one("[data-act]:not([data-drawn])")) draw();
}).observe(document.body, { childList: true, subtree: true });
take(window.guideHostBar);
window.guideHost = { waiting: press.waiting };
