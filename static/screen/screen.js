// The projector follows its room, or walks a run by itself. It keeps what it shows when the server
// is gone, and goes on when it is back: every state is the server's or stands in the address.
"use strict";

const ASK_EVERY = 200; // milliseconds between two looks, on average, where the first was not held
const at = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const watching = query.has("watch") || query.has("ahead"); // a preview: it takes no keys
const moves = JSON.parse(at("keys").textContent); // the move of every key: guide/projector/keys.py
let now = null; // what the server last said
let drawn = ""; // the slide that stands, so that it is not drawn anew for nothing
let counting = null; // the free timer, as the server last told it
let left = null; // the timer's end, in this machine's own clock

// ── What the server says ─────────────────────────────────────────────────────

function asked(extra = {}) {
  const names = ["room", "run", "step", "part", "shown", "size", "look", "ahead"];
  const params = new URLSearchParams();
  for (const name of names) if (query.has(name)) params.set(name, query.get(name));
  for (const [name, value] of Object.entries(extra)) params.set(name, value);
  return params;
}

const get = (path, params, signal) => ask(`${path}?${params}`, { signal });
server.heard = (answered) => { at("lost").hidden = answered || !now; };

let looking = Promise.resolve();
let held = null; // ends the request that the server holds until there is news
function look(force, extra) {
  if (force && held) held.abort();
  looking = looking.then(() => lookOnce(force, extra)); // one after the other, and none left out
  return looking;
}

let owed = true; // something is to be shown that could not be fetched yet
async function lookOnce(force, extra) {
  owed = owed || force;
  try {
    if (owed) show(await get("screen/show", asked(extra)));
    else await waitForNews();
    owed = false;
    at("lost").hidden = true;
  } catch (error) {
    if (error.name !== "AbortError") at("lost").hidden = !now;
  }
}

// The server answers with the next slide at once when there is one, and after 1.5 seconds (HELD in
// guide/projector/routes.py) with the stamp of this one. A browser has six connections to a server:
// a preview or a window that nobody sees holds none.
async function waitForNews() {
  const params = asked({ stamp: now.stamp, wait: watching || document.hidden ? 0 : 1 });
  if (!watching) { // for the venue check
    params.set("w", innerWidth);
    params.set("h", innerHeight);
  }
  held = new AbortController();
  try {
    const news = await get("screen/now", params, held.signal);
    if (news.html) show(news);
    else tellAnswered(news.answered);
  } finally {
    held = null;
  }
}

// Where the event stands, by the newest that is known: an answer can overtake a look.
let stands = { at: null, stamp: ":0" };
function stand(at, stamp) {
  const [[room, revision], [before, known]] = [stamp, stands.stamp].map((each) => each.split(":"));
  if (room !== before || Number(revision) >= Number(known)) stands = { at, stamp };
}

const tell = teller(() => at("told"));
let seen = null; // the look at what the last press came to
const press = presser({
  words: JSON.parse(at("words").textContent),
  position: () => stands.at,
  news(answer) {
    if (answer.bar) stand(answer.bar.at, answer.stamp);
    if (parent !== window) parent.dispatchEvent(new CustomEvent("guide-host-news", { detail: answer.bar }));
    seen = look(true);
  },
  tell,
});

let moving = Promise.resolve();
const mayMove = () => Boolean(now && now.here && !watching && (!now.room || now.host));
const POINTS = ["point", "centre"]; // what the facilitator's preview of this slide can do as well
const mayPoint = () => Boolean(now && now.look && (mayMove() || (query.has("watch") && now.host)));
async function move(name, more) {
  if (!mayMove() && !(POINTS.includes(name) && mayPoint())) return;
  // Presses of an event queue up on their own; a walk goes on from where the last one led.
  moving = now.room ? Promise.all([moving, press(now.room, name, more)]) : moving.then(() => walk(name, more));
  ready(false);
  await moving;
  await seen;
  ready(!drawing);
}

async function walk(name, more) {
  const dark = !at("dark").hidden;
  if (dark && name !== "blank") return void (at("dark").hidden = true); // and nothing else
  if (name === "blank") return void (at("dark").hidden = !at("dark").hidden);
  if (name === "source") return openSource((now.source + 1) % (now.sources.length + 1));
  if (name === "close" && now.source) return openSource(0);
  if (now.ways[name]) return void (await stroll(now.ways[name]));
  if (name === "go") return void (await stroll({ run: now.here.run, step: more.option }));
  await look(true, { move: name, at: (more && more.option) || "" }); // the server knows where it leads
  standAt(now.here);
}

function standAt(way) {
  for (const key of ["step", "part", "shown", "size", "look"]) query.delete(key);
  for (const [key, value] of Object.entries(way)) query.set(key, value);
  history.replaceState(null, "", `?${query}`);
}

function stroll(way) {
  standAt(way);
  return look(true);
}

// ── What stands on the screen ────────────────────────────────────────────────

function show(said) {
  now = said;
  stand(said.at, said.stamp);
  document.documentElement.style.setProperty("--size", said.size);
  at("place").textContent = said.place;
  at("slide").textContent = said.slide;
  at("foot").innerHTML = said.foot;
  at("dark").hidden = !said.blank;
  at("alone").hidden = !said.room || said.host;
  openSource(said.source);
  drawJoin();
  drawPinned();
  counting = said.countdown;
  left = said.timer && { at: performance.now(), ...said.timer };
  tick();
  refresh();
  const slide = JSON.stringify([said.html, said.figure, { ...said.here, look: null }, said.size]);
  if (slide === drawn) {
    lookAt(said.look);
    return ready(!drawing);
  }
  drawn = slide;
  at("main").innerHTML = said.html;
  lookAt(said.look);
  fit();
  if (said.figure) draw();
  else ready(true);
}

function ready(yes) {
  document.body.dataset.ready = yes ? "yes" : "no";
}

function openSource(page) {
  const card = at("sources");
  now.source = page;
  card.hidden = page === 0;
  if (!page) return;
  card.querySelector("div").innerHTML = now.sources[page - 1];
  card.querySelector("span").textContent = now.sources.length > 1 ? `${page}/${now.sources.length}` : "";
}

// The server reckons how much fits; should a font be wider than it thought, type shrinks, never
// below 1/30 of the height. It goes by the server's own sizes (RUNGS in guide/projector/slide.py):
// with any other steps a larger size could end up below a smaller one.
function fit() {
  const body = document.querySelector(".body");
  let size = now.size;
  document.documentElement.style.setProperty("--size", size);
  while (body.scrollHeight > body.clientHeight + 1 && size > 0.8) {
    size = Math.max(0.8, Math.round(size * 20 - 1) / 20);
    document.documentElement.style.setProperty("--size", size);
  }
}

let drawing = null; // the turn of the figure that is being drawn
let turns = 0;
async function draw() {
  const turn = (drawing = ++turns);
  const box = document.querySelector(".figure[role]");
  ready(false);
  const { width, height } = box.getBoundingClientRect();
  const dark = document.documentElement.classList.contains("dark");
  const params = asked({
    w: Math.floor(width), h: Math.floor(height),
    type: parseFloat(getComputedStyle(at("foot")).fontSize).toFixed(2), theme: dark ? "dark" : "paper",
  });
  try {
    const figure = await get("screen/figure", params);
    if (turn !== drawing || !box.isConnected) return;
    await Plotly.newPlot(box, figure.data, figure.layout, { staticPlot: true, displayModeBar: false });
    ready(true);
  } catch (error) {
    if (error.status === 400) { // no room for a figure: what it shows is told in its place
      box.textContent = box.getAttribute("aria-label");
      ready(true);
    } else {
      if (turn === drawing) owed = true; // drawn again at the next look
      drawn = "";
    }
  } finally {
    if (turn === drawing) drawing = null;
  }
}

function tick() {
  drawCountdown(at("countdown"), counting);
  const clock = at("clock");
  if (!left) return void (clock.textContent = "");
  const gone = left.runs ? (performance.now() - left.at) / 1000 : 0;
  const seconds = Math.round(left.left - gone);
  const [minutes, rest] = [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60];
  clock.textContent = `${seconds < 0 ? "+" : ""}${minutes}:${String(rest).padStart(2, "0")}`;
  clock.classList.toggle("paused", !left.runs);
  clock.classList.toggle("over", seconds < 0);
}

function ground(dark) {
  document.documentElement.classList.toggle("dark", dark);
  drawn = "";
  if (now) show(now);
}

// ── Keys, a clicker, a finger ────────────────────────────────────────────────

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || watching) return;
  const key = keyOf(event);
  const name = moves[key];
  if (!event.repeat && numbered(key)) return;
  if (!name) return;
  event.preventDefault(); // F5 of a clicker starts the show; it never loads the page anew
  if (event.repeat) return; // a key that is held is one press
  if (HERE[name]) return void HERE[name](key);
  at("help").hidden = true;
  move(name, name === "spot" ? optionOf(pointed()) : undefined);
});

const numbered = stepTyper(tell, (number) => move("go", { option: number }));

const HERE = { // moves that concern this window alone
  help() { at("help").hidden = !at("help").hidden; },
  close() {
    if (!at("help").hidden) at("help").hidden = true;
    else if (now && (now.pinned || now.source || (now.look && (now.look.lit || now.look.factor > 1)))) move("close");
  },
  join() { turnJoin(); }, // static/screen/join.js
  full(key) {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen().catch(() => {});
    else if (key !== "F5") document.exitFullscreen();
  },
  ground() {
    const dark = !document.documentElement.classList.contains("dark");
    try { localStorage.setItem("screen-ground", dark ? "dark" : "paper"); } catch {}
    ground(dark);
  },
};

// In full screen the browser keeps Esc for itself: it ends full screen, and closes what is open.
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement) HERE.close();
});

let resting = 0;
for (const kind of ["pointermove", "pointerdown"]) document.addEventListener(kind, () => {
  document.body.classList.remove("still");
  clearTimeout(resting);
  resting = setTimeout(() => document.body.classList.add("still"), 2500);
});

const pointed = handle({ state: () => now, move: byHand, pointing: mayPoint });
const refresh = tools(at("tools"), { state: () => now, move: byHand, mayMove });

// What a card or this window takes for itself, as with the keys.
function byHand(name, more) {
  if (HERE[name]) return void HERE[name](name);
  if (!at("help").hidden) return void (at("help").hidden = true);
  return move(name, more);
}

let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => { drawn = ""; if (now) show(now); }, 150);
});

// A laptop must not fall asleep in the middle of a discussion.
async function stayAwake() {
  try { await navigator.wakeLock.request("screen"); } catch {}
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") { stayAwake(); look(true); }
});

let chosen = query.get("theme");
try { chosen = chosen || localStorage.getItem("screen-ground"); } catch {}
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.toggle("dark", dark);
// Whatever is measured must stand in its own typeface; without one, the screen goes on all the same.
looking = Promise.allSettled([...document.fonts].map((face) => face.load()));
look(true);
stayAwake();
setInterval(tick, 250);
(async function follow() {
  for (;;) {
    const [before, began] = [now, performance.now()];
    if (owed || !query.has("run")) await look(false);
    // Screens that were all told at the same moment do not all ask again at the same moment. One
    // that was held back in vain asks on at once: whatever comes in between would reach it late.
    const waited = now === before ? performance.now() - began : 0;
    const pause = ASK_EVERY * (0.5 + Math.random()) - waited;
    await new Promise((done) => setTimeout(done, pause));
  }
})();
